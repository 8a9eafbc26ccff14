import * as v from 'valibot';

/** The part of the form that a problem belongs to. */
const partSchema = v.variant('part', [
  v.object({
    part: v.picklist([
      'amount',
      'currency',
      'processor',
      'method',
      'purpose',
      'accountType',
      'description',
    ]),
  }),
  v.object({ part: v.literal('parameter'), name: v.string() }),
]);

const plain = <const Problem extends string>(problem: Problem) =>
  v.object({ problem: v.literal(problem) });

const problemSchema = v.variant('problem', [
  plain('empty'),
  plain('not-a-number'),
  plain('zero'),
  plain('negative'),
  plain('too-large'),
  plain('unknown-currency'),
  plain('not-offered'),
  /** The value is fixed by the task or the configuration (R71). */
  plain('locked'),
  plain('required'),
  plain('wrong-pattern'),
  /** A card number does not belong into a text that agents see (R44). */
  plain('card-number'),
  /** Line ends, or characters that turn the direction of a text: not seen, and sent on. */
  plain('control-characters'),
  v.object({ problem: v.literal('below-minimum'), limit: v.string() }),
  v.object({ problem: v.literal('above-maximum'), limit: v.string() }),
  v.object({ problem: v.literal('too-long'), limit: v.number() }),
  v.object({ problem: v.literal('too-many-decimals'), decimals: v.number() }),
]);

/** The task attribute that locks a value which does not hold: no agent can mend it. */
const lockSchema = v.object({ attribute: v.optional(v.string()) });

/** What does not hold in an order, and where in the form that is. */
export const orderProblemSchema = v.intersect([partSchema, problemSchema, lockSchema]);

export type OrderPart = Readonly<v.InferOutput<typeof partSchema>>;
export type OrderProblem = Readonly<v.InferOutput<typeof orderProblemSchema>>;
