import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { agents } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Field } from '../../src/payment/card/field';
import { type Agent, type LiveCall, logIn, press } from './agents';
import {
  type Answered,
  asked,
  failureOf,
  fetchJson,
  type Fields,
  webhooksSettled,
} from './harness';
import { type Followed, stateOf, watch, type Watched } from './watch';

/** An agent on a call, and what they do to take a payment. */
export interface OnCall<Seen extends Followed = Watched> {
  readonly call: LiveCall;
  readonly watched: Seen;
  /** Presses "Start payment", which may be refused. */
  tryStart(fields: Fields): Promise<Answered>;
  /** Starts a payment, and waits until it is open; answers its session. */
  start(fields: Fields): Promise<string>;
  ask(session: string, field: Field, intent?: string): Promise<Answered>;
  /** The caller presses keys. */
  keyIn(digits: string): Promise<void>;
  /** Asks for a field, and the caller keys it in. */
  capture(session: string, field: Field, digits: string): Promise<void>;
  /** Captures all fields of a card, and waits until the functions remember it, as they do before most presses. */
  captureCard(session: string, card?: string): Promise<void>;
  complete(session: string, intent?: string): Promise<Answered>;
  cancel(session: string): Promise<Answered>;
  end(): Promise<void>;
}

/** Both agents of the account: the first one is offered every call, the other none. */
export async function twoAgents(local: LocalTwilio): Promise<readonly [Agent, Agent]> {
  const [first, second] = agents;
  if (!first || !second) throw new Error('two agents are needed');
  const colleague = await logIn(local, second.identity, second.workerSid);
  await colleague.goOffline();
  return [await logIn(local, first.identity, first.workerSid), colleague];
}

/** The first agent of the account, the only one who is offered calls. */
export async function onlyAgent(local: LocalTwilio): Promise<Agent> {
  const [agent] = await twoAgents(local);
  return agent;
}

/** What the tests of a file act on: the agent is offered every call, the colleague none. */
export interface Staff<Local extends LocalTwilio = LocalTwilio> {
  readonly local: Local;
  readonly agent: Agent;
  readonly colleague: Agent;
}

/** Starts the functions for the tests of a file and logs both agents in, for `use` to begin with. */
export function withAgents<Local extends LocalTwilio>(
  begin: () => Promise<Local>,
  use: (staff: Staff<Local>) => void | Promise<void>,
): void {
  let local: Local;
  beforeAll(async () => {
    local = await begin();
    const [agent, colleague] = await twoAgents(local);
    await use({ local, agent, colleague });
  });
  afterAll(() => local.close());
}

/** What a test acts on when the agent has one call. */
export interface Scene<Local extends LocalTwilio = LocalTwilio> extends Staff<Local> {
  readonly on: OnCall;
}

/**
 * Starts the functions for the tests of a file. Before each test the agent takes a call, and `use` receives it.
 */
export function eachOnACall<Local extends LocalTwilio>(
  begin: () => Promise<Local>,
  use: (scene: Scene<Local>) => void,
): void {
  let staff: Staff<Local>;
  let on: OnCall;
  withAgents(begin, (logged) => void (staff = logged));
  beforeEach(async () => {
    on = await takeCall(staff.local, staff.agent);
    use({ ...staff, on });
  });
  afterEach(() => on.end());
}

type Follow<Seen> = (local: LocalTwilio, agent: Agent, call: LiveCall) => Promise<Seen>;

/** A customer calls, the agent accepts, and follows the call's document. */
export const takeCall = (local: LocalTwilio, agent: Agent): Promise<OnCall> =>
  takeCallFollowed(local, agent, watch);

/** A customer calls, the agent accepts, and `follow` follows the call. */
export const takeCallFollowed = async <Seen extends Followed>(
  local: LocalTwilio,
  agent: Agent,
  follow: Follow<Seen>,
): Promise<OnCall<Seen>> => onCall(local, agent, await agent.takeCall(), follow);

/** The agent calls a number, the customer answers, and the call's document is followed. */
export const callOut = async (local: LocalTwilio, agent: Agent, number: string): Promise<OnCall> =>
  onCall(local, agent, await agent.dial(number), watch);

async function onCall<Seen extends Followed>(
  local: LocalTwilio,
  agent: Agent,
  call: LiveCall,
  follow: Follow<Seen>,
): Promise<OnCall<Seen>> {
  const watched = await follow(local, agent, call);

  const tryStart = (fields: Fields) =>
    agent.post('start', { ...call, intent: randomUUID(), ...fields });
  const ask = (session: string, field: Field, intent: string = randomUUID()) =>
    agent.post('capture', { ...call, intent, session, field });

  const keyIn = (digits: string) => press(local, call, digits);

  async function capture(session: string, field: Field, digits: string): Promise<void> {
    expect((await ask(session, field)).status).toBe(200);
    await keyIn(digits);
    await watched.until((view) => stateOf(view, field)?.state === 'captured');
  }

  return {
    call,
    watched,
    tryStart,
    async start(fields) {
      const answer = await tryStart(fields);
      if (answer.status !== 200) throw new Error(JSON.stringify(failureOf(answer)));
      await watched.until(({ session }) => session?.status === 'collecting');
      return asked(answer).session;
    },
    ask,
    keyIn,
    capture,
    async captureCard(session, card = '4242424242424242') {
      await capture(session, 'payment-card-number', card);
      await capture(session, 'expiration-date', '1230');
      await capture(session, 'security-code', '123');
      await capture(session, 'postal-code', '94105#');
      // Sync reports the last write before it answers it.
      await webhooksSettled(local);
    },
    complete: (session, intent = randomUUID()) =>
      agent.post('complete', { ...call, intent, session }),
    cancel: (session) => agent.post('cancel', { ...call, intent: randomUUID(), session }),
    async end() {
      await watched.close();
      await agent.finish(call);
    },
  };
}

/** A call of the agent with an open payment, whose expiry date, the shortest field, is captured. */
export async function takePayment(
  local: LocalTwilio,
  agent: Agent,
): Promise<{ readonly on: OnCall; readonly session: string }> {
  const on = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  await on.capture(session, 'expiration-date', '1230');
  return { on, session };
}

/** What the local processors received, oldest first. */
export function transactions(local: LocalTwilio): Promise<unknown> {
  return fetchJson(`${local.origin}/connector/transactions`);
}

const sessionsSchema = v.array(v.object({ status: v.string() }));

/** Statuses of a call's payment sessions by what Twilio has, oldest first. */
export async function sessionStatuses(
  { origin }: LocalTwilio,
  { callSid }: LiveCall,
): Promise<readonly string[]> {
  const found = await fetchJson(`${origin}/calls/${callSid}/payment-sessions`);
  return v.parse(sessionsSchema, found).map(({ status }) => status);
}
