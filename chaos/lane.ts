import { agents } from '../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../local-twilio/server';
import * as v from 'valibot';
import { type Agent, type LiveCall, logIn } from '../serverless/http.test/agents';
import { fetchJson, functionUrl, json } from '../serverless/http.test/harness';
import type { Mix } from './mixes';
import { type Road, startRoad } from './road';

/** A local Twilio with the functions in the real `twilio-run`, a road to them, and its agents. */
export interface Lane {
  readonly local: LocalTwilio;
  readonly road: Road;
  /** A customer calls, and whoever it is offered to accepts. */
  takeCall(): Promise<TakenCall>;
  /** From now on things go wrong in this way. */
  stir(mix: Mix, seed: number): Promise<void>;
  /** From now on nothing goes wrong. */
  calm(): Promise<void>;
  /** Forgets every call. */
  reset(): Promise<void>;
  /** How many faults of each kind struck, since the start. */
  struck(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

export interface TakenCall {
  readonly agent: Agent;
  readonly call: LiveCall;
}

/** Six at once: two agents, three calls each. */
export const CALLS_AT_ONCE = 6;

const struckSchema = v.object({ struck: v.record(v.string(), v.number()) });
const placedSchema = v.object({ callSid: v.string() });

export async function startLane(functionsFolder: string): Promise<Lane> {
  const connectorTimes = { slowMs: 200, timeoutMs: 2_000 };
  const local = await startLocalTwilio({ port: 0, functionsFolder, connectorTimes });
  const road = await startRoad(functionUrl(local, '').replace(/\/payments\/$/, ''));
  const logInAll = () =>
    Promise.all(agents.map(({ identity, workerSid }) => logIn(local, identity, workerSid)));
  let staff = await logInAll();
  let accepting: Promise<unknown> = Promise.resolve();

  async function place(): Promise<TakenCall> {
    const placed = await fetchJson(`${local.origin}/caller/calls`, { method: 'POST' });
    const { callSid } = v.parse(placedSchema, placed);
    for (const agent of staff) {
      const call = await agent.accept(callSid).catch(() => undefined);
      if (call) return { agent, call };
    }
    throw new Error('the call was offered to nobody');
  }

  return {
    local,
    road,
    takeCall() {
      // One at a time: a leg that rings is picked up by whoever finds it first.
      const taken = accepting.then(place, place);
      accepting = taken.catch(() => undefined);
      return taken;
    },
    async stir({ faults, road: roadFaults }, seed) {
      const body = { ...json({ ...faults, seed }), method: 'PUT' };
      await fetchJson(`${local.origin}/faults`, body);
      road.set(roadFaults, seed);
    },
    async calm() {
      road.set(undefined, 0);
      await fetchJson(`${local.origin}/faults`, { method: 'DELETE' });
    },
    async reset() {
      await fetch(`${local.origin}/reset`, { method: 'POST' });
      staff = await logInAll();
    },
    async struck() {
      const { struck } = v.parse(struckSchema, await fetchJson(`${local.origin}/faults`));
      return new Map([...Object.entries(struck), ...road.struck]);
    },
    async close() {
      await road.close();
      await local.close();
    },
  };
}
