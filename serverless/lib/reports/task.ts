import * as v from 'valibot';
import type { OutcomeEvent } from './event';
import type { TaskAttributes } from '../agent/callOwnership';

/** The attribute that is ours alone: the outcomes of the task's payments, masked, oldest first. */
const OUTCOMES = 'payment_outcomes';
const MOST_OUTCOMES = 10;

const object = v.record(v.string(), v.unknown());
const outcomesSchema = v.array(v.looseObject({ session: v.string() }));

/** Words for Flex Insights; also how one of ours is told from one that the contact center has set. */
const words = {
  succeeded: 'Payment succeeded',
  failed: 'Payment failed',
  cancelled: 'Payment cancelled',
  unknown: 'Payment outcome unknown',
} as const satisfies Record<OutcomeEvent['outcome']['kind'], string>;

/** What a task is told of a payment: no token, nothing the document does not hold, null left out. */
function entryOf(event: OutcomeEvent) {
  const { session, time, outcome, account, processor } = event;
  const price =
    'tokenType' in event
      ? { token_type: event.tokenType }
      : { amount: event.amount, currency: event.currency };
  return {
    session,
    time,
    outcome: outcome.kind,
    ...(outcome.kind === 'failed' && { reason: outcome.reason, code: outcome.payErrorCode }),
    ...(outcome.kind === 'succeeded' && { confirmation: outcome.confirmationCode }),
    ...price,
    processor,
    ...(account && { account: account.value, brand: account.brand }),
  };
}

/** `outcome` of Flex Insights: ours only where the contact center has not set one. */
function insightsOf(conversations: unknown, outcome: OutcomeEvent['outcome']): unknown {
  const parsed = v.safeParse(object, conversations ?? {});
  if (!parsed.success) return conversations;
  const { outcome: present = null } = parsed.output;
  const ours = present === null || Object.values<unknown>(words).includes(present);
  return ours ? { ...parsed.output, outcome: words[outcome.kind] } : parsed.output;
}

/**
 * The task's attributes with the outcome of a payment merged into what is there: into our own list
 * `payment_outcomes`, where it takes the place of an earlier outcome of the same payment, and as
 * `conversations.outcome` for Flex Insights ("Add Additional TaskRouter Data"). Everything else stays
 * as it is, the attribute `payment` too.
 */
export function withOutcome(attributes: TaskAttributes, event: OutcomeEvent): TaskAttributes {
  const before = v.safeParse(outcomesSchema, attributes[OUTCOMES]);
  const entry = entryOf(event);
  const known = before.success ? before.output : [];
  const others = known.filter(({ session }) => session !== entry.session);
  const place = known.findIndex(({ session }) => session === entry.session);
  const outcomes = others.toSpliced(place < 0 ? others.length : place, 0, entry);
  const latest = outcomes.at(-1) === entry;
  return {
    ...attributes,
    [OUTCOMES]: outcomes.slice(-MOST_OUTCOMES),
    conversations: latest
      ? insightsOf(attributes.conversations, event.outcome)
      : attributes.conversations,
  };
}
