import * as v from 'valibot';
import { agents, supervisors } from '../../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import { type Agent, type LiveCall, logIn, secondAfterReservations } from './agents';
import { fetchJson, json, start, withoutTaskEvents } from './harness';
import type { Actor } from './matrix';
import { callOut, type OnCall, takeCall } from './steps';

/* The calls and tokens of everyone in matrix.ts. */

/** A call on which a payment is open, its card number captured. */
export interface Paying {
  readonly call: LiveCall;
  readonly session: string;
}

/** What a row means: whose token it is, and which calls its columns refer to. */
export interface Row {
  readonly token: string | undefined;
  readonly own: Paying;
  readonly others: Paying;
  /** A task the actor holds, where it is not that of the own call. */
  readonly task?: string;
}

/** A call with its payment open, and what drives it. */
type Driven = Paying & { readonly on: OnCall };

/** What the actors of the matrix find. */
export interface Stage {
  readonly local: LocalTwilio;
  readonly rows: Readonly<Record<Actor, Row>>;
  readonly mine: Driven;
  readonly theirs: Driven;
  /** Who has `theirs`. */
  readonly colleague: Agent;
  close(): Promise<void>;
}

const issued = v.object({ token: v.string() });

async function tokenOf(server: LocalTwilio, identity = '', body: object = {}): Promise<string> {
  const reply = await fetchJson(`${server.origin}/agents/${identity}/token`, json(body));
  return v.parse(issued, reply).token;
}

async function paying(on: OnCall): Promise<Driven> {
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  // Callbacks come in order: with this one in, no earlier one is still on its way.
  await on.capture(session, 'payment-card-number', '4242424242424242');
  return { call: on.call, session, on };
}

/** Starts everything, and brings about the situation of each actor. */
export async function setTheStage(): Promise<Stage> {
  const [local, elsewhere] = await Promise.all([start(), startLocalTwilio({ port: 0 })]);
  // An agent who has lost the call is refused by the checks alone, even without TaskRouter's events.
  await withoutTaskEvents(local);
  const [first, second] = agents;
  if (!first || !second) throw new Error('two agents are needed');
  const agent = await logIn(local, first.identity, first.workerSid);
  const colleague = await logIn(local, second.identity, second.workerSid);

  // Three calls are what an agent is offered; the fourth goes to the colleague.
  const mine = await paying(await takeCall(local, agent));
  const wrapped = await paying(await takeCall(local, agent));
  const transferred = await paying(await takeCall(local, agent));
  const handedOver = await paying(await takeCall(local, colleague));
  const theirs = await paying(await callOut(local, colleague, '+14155550143'));
  const others = theirs;
  await secondAfterReservations(local, handedOver.call);
  await colleague.transfer(handedOver.call, agent, 'WARM');
  await agent.transfer(transferred.call, colleague);
  // It is a call that somebody may still act on, though no longer the agent.
  expect((await colleague.post('open', { ...transferred.call })).status).toBe(200);
  await agent.wrapUp(wrapped.call);

  const { token } = agent;
  const rows: Stage['rows'] = {
    'no token': { token: undefined, own: mine, others },
    'garbage for a token': { token: 'eyJhbGciOiJkaXIifQ..forged', own: mine, others },
    'an expired token': {
      token: await tokenOf(local, first.identity, { ttlSeconds: 0 }),
      own: mine,
      others,
    },
    'a token of another account': {
      token: await tokenOf(elsewhere, first.identity),
      own: mine,
      others,
    },
    'another worker': {
      token: colleague.token,
      own: mine,
      others: wrapped,
      task: others.call.taskSid,
    },
    'the worker whose task is wrapped up': { token, own: wrapped, others },
    'the worker who has transferred the task': { token, own: transferred, others },
    'the agent who has handed over and is still in the call': {
      token: colleague.token,
      own: handedOver,
      others: mine,
    },
    'a supervisor': { token: await tokenOf(local, supervisors[0]?.identity), own: mine, others },
    'the right agent': { token, own: mine, others },
    "the right agent, with another's leg in the attributes of the task": {
      token,
      own: mine,
      others,
    },
    "the agent who made the task, with another's leg in its attributes": {
      token: colleague.token,
      own: theirs,
      others: mine,
    },
  };
  return {
    local,
    rows,
    mine,
    theirs,
    colleague,
    async close() {
      const all = [mine, wrapped, transferred, handedOver, theirs];
      await Promise.all(all.map(({ on }) => on.watched.close()));
      await Promise.all([local.close(), elsewhere.close()]);
    },
  };
}
