import type { FailureCode, Operation } from '../../src/payment/protocol';

/* Who asks for what, about which call, and the answer: every cell is listed here. */

export const actors = [
  'no token',
  'garbage for a token',
  'an expired token',
  'a token of another account',
  'another worker',
  'the worker whose task is wrapped up',
  'the worker who has transferred the task',
  'the agent who has handed over and is still in the call',
  'a supervisor',
  'the right agent',
  "the right agent, with another's leg in the attributes of the task",
  "the agent who made the task, with another's leg in its attributes",
] as const;
export type Actor = (typeof actors)[number];

/** The task of their own call names the leg and the conference of the other call. */
export const rewritten: ReadonlySet<Actor> = new Set([
  "the right agent, with another's leg in the attributes of the task",
  "the agent who made the task, with another's leg in its attributes",
]);

/** They have the call, and may act on it. */
export const holding: ReadonlySet<Actor> = new Set(['the right agent', ...rewritten]);

export const operations = ['open', 'start', 'capture', 'complete', 'cancel'] as const;

export const targets = [
  /** The call the row speaks of, and its payment; of another worker and a supervisor, the agent's. */
  'own call',
  /** All SIDs of a call that somebody else has, and its payment. */
  "other's call",
  /** Well-formed SIDs that do not exist. */
  'no call',
  /** The own call, with the session key of another call's payment. */
  "other's payment",
  /** The own task, with the customer's leg and the conference of another call. */
  "other's leg",
] as const;
type Target = (typeof targets)[number];

export type Answer = '200' | `${number} ${FailureCode}`;

type Row = Readonly<Record<Operation, Answer>>;

const all = (answer: Answer): Row => ({
  open: answer,
  start: answer,
  capture: answer,
  complete: answer,
  cancel: answer,
});

/** `open` cannot name a payment: the unknown field is refused before anything is looked up. */
const withoutOpen = (answers: Row): Row => ({ ...answers, open: '400 bad-request' });

const tokenInvalid = all('401 token-invalid');
const notYours = all('403 not-your-call');
const notLive = all('409 call-not-live');

type Rows = Readonly<Record<Target, Row>>;

const nobody: Rows = {
  'own call': tokenInvalid,
  "other's call": tokenInvalid,
  'no call': tokenInvalid,
  "other's payment": withoutOpen(tokenInvalid),
  "other's leg": tokenInvalid,
};

/** Somebody with a valid token who never had the call; a role gives no right to act. */
const stranger: Rows = {
  'own call': notYours,
  "other's call": notYours,
  'no call': notYours,
  "other's payment": withoutOpen(notYours),
  "other's leg": notYours,
};

/** A supervisor sees every live call, no matter who has it, and acts on none. */
const supervisor: Rows = {
  ...stranger,
  'own call': { ...notYours, open: '200' },
  "other's call": { ...notYours, open: '200' },
};

/** Somebody who had the call; its caller is still on the line, and its payment open. */
const former: Rows = {
  ...stranger,
  'own call': notLive,
  "other's payment": withoutOpen(notLive),
};

/** Who has the call, whatever the attributes of its task say. */
const holder: Rows = {
  ...stranger,
  'own call': all('200'),
  // A start names its session by its intent; the call has an open payment already.
  "other's payment": { ...withoutOpen(all('404 no-such-payment')), start: '409 payment-open' },
};

const expected: Readonly<Record<Actor, Rows>> = {
  'no token': nobody,
  'garbage for a token': nobody,
  'an expired token': nobody,
  'a token of another account': nobody,
  'another worker': stranger,
  // They may still read the outcome of the payment.
  'the worker whose task is wrapped up': { ...former, 'own call': { ...notLive, open: '200' } },
  'the worker who has transferred the task': former,
  'the agent who has handed over and is still in the call': {
    ...stranger,
    'own call': { ...notYours, open: '200' },
  },
  'a supervisor': supervisor,
  'the right agent': holder,
  "the right agent, with another's leg in the attributes of the task": holder,
  "the agent who made the task, with another's leg in its attributes": holder,
};

export interface Cell {
  readonly actor: Actor;
  readonly operation: Operation;
  readonly target: Target;
  readonly answer: Answer;
}

/** Requests to IAM of somebody whose token opens nothing: these, and no other, are made for them. */
export function costToIam({ actor, answer }: Cell): number | undefined {
  if (expected[actor] !== nobody) return undefined;
  return actor === 'no token' || answer.startsWith('400') ? 0 : 1;
}

/** The product of the three lists. */
export const cells: readonly Cell[] = actors.flatMap((actor) =>
  targets.flatMap((target) =>
    operations.map((operation) => ({
      actor,
      operation,
      target,
      answer: expected[actor][target][operation],
    })),
  ),
);
