import { fields } from '../card/field';

/* What documents call things, apart from their schema: a schema takes a cold function time to make. */

/** What a question can ask for. */
export const questionKinds = ['start', ...fields, 'complete', 'cancel'] as const;

/** Characters of the name of a request; too few for digits alone to look like a card number. */
export const WRITER_LIMIT = 11;

/** What is kept of the outcome of a payment in brief; the last two never had one. */
export const briefOutcomes = [
  'succeeded',
  'failed',
  'cancelled',
  'unknown',
  'unanswered',
  'open',
] as const;
