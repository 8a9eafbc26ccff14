import { agents } from '../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../local-twilio/server';
import * as v from 'valibot';
import { type Agent, type LiveCall, logIn } from '../serverless/http.test/agents';
import { fetchJson, functionUrl } from '../serverless/http.test/harness';
import type { Mix } from './mixes';
import { type FaultyProxy, startFaultyProxy } from './faultyProxy';
import { clearFaults, injectFaults, struckFaults } from '../local-twilio/testing/faults';

/** One of several that play calls side by side: a local Twilio with the functions in the real `twilio-run`, a faulty proxy to them, and its agents. */
export interface Worker {
  readonly local: LocalTwilio;
  readonly proxy: FaultyProxy;
  /** Customers call, one after the other; the agent offered each call accepts it. */
  takeCalls(count: number): Promise<readonly TakenCall[]>;
  /** Transfers the call to the other agent and returns it with its new owner. */
  handOver(taken: TakenCall, mode: 'COLD' | 'WARM'): Promise<TakenCall>;
  /** Turns on the faults of this mix. */
  injectFaults(mix: Mix, seed: number): Promise<void>;
  /** The mix of faults in force; undefined for none. */
  readonly mix: () => Mix | undefined;
  /** Turns off all faults. */
  clearFaults(): Promise<void>;
  /** Forgets every call. */
  reset(): Promise<void>;
  /** Counts a fault that neither the local Twilio nor the proxy notices. */
  readonly count: (kind: string) => void;
  /** How many faults of each kind have struck since the start. */
  struck(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

export interface TakenCall {
  readonly agent: Agent;
  readonly call: LiveCall;
}

/** Six concurrent calls: two agents with three calls each. */
export const CALLS_AT_ONCE = 6;

const placedSchema = v.object({ callSid: v.string() });

const connectorTimes = { slowMs: 200, timeoutMs: 2_000 };

/** Sets a local Twilio's faults, repeatedly while sockets are to freeze and thaw. */
function createFaultInjection(local: LocalTwilio) {
  let timer: ReturnType<typeof setInterval> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const put = (faults: object) => (last = injectFaults(local.origin, faults));
  return {
    async begin({ faults, freezeEveryMs }: Mix, seed: number): Promise<void> {
      await put({ ...faults, seed });
      if (freezeEveryMs === undefined) return;
      let turns = 0;
      timer = setInterval(() => {
        turns += 1;
        const sockets = { ...faults.sockets, freeze: turns % 2 === 1 };
        void put({ ...faults, sockets, seed: seed + turns });
      }, freezeEveryMs);
    },
    async end(): Promise<void> {
      clearInterval(timer);
      await last;
      await clearFaults(local.origin);
    },
  };
}

let starting: Promise<unknown> = Promise.resolve();

/** Workers start one after another: each `twilio-run` keeps a core busy for a while and must be up in 30 s. */
export function startWorker(functionsFolder: string, functionProcesses: number): Promise<Worker> {
  const started = starting.then(() => start(functionsFolder, functionProcesses));
  starting = started.catch(() => undefined);
  return started;
}

async function start(functionsFolder: string, functionProcesses: number): Promise<Worker> {
  const local = await startLocalTwilio({
    ...{ port: 0, functionsFolder, functionProcesses, connectorTimes },
  });
  const proxy = await startFaultyProxy(functionUrl(local, '').replace(/\/payments\/$/, ''));
  const logInAll = () =>
    Promise.all(agents.map(({ identity, workerSid }) => logIn(local, identity, workerSid)));
  let staff = await logInAll();
  let accepting: Promise<unknown> = Promise.resolve();
  /** One at a time, because whoever first finds a ringing leg picks it up. */
  function inTurn<T>(accept: () => Promise<T>): Promise<T> {
    const accepted = accepting.then(accept, accept);
    accepting = accepted.catch(() => undefined);
    return accepted;
  }
  let current: Mix | undefined;
  const counted = new Map<string, number>();
  const injection = createFaultInjection(local);

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
    proxy,
    takeCalls: (count) => Promise.all(Array.from({ length: count }, () => inTurn(place))),
    handOver({ agent, call }, mode) {
      const other = staff.find(({ identity }) => identity !== agent.identity);
      if (!other) throw new Error('there is no other agent');
      return inTurn(async () => {
        await agent.transfer(call, other, mode);
        return { agent: other, call };
      });
    },
    mix: () => current,
    async injectFaults(mix, seed) {
      current = mix;
      await injection.begin(mix, seed);
      proxy.set(mix.proxy, seed);
    },
    async clearFaults() {
      current = undefined;
      proxy.set(undefined, 0);
      await injection.end();
    },
    async reset() {
      await fetch(`${local.origin}/reset`, { method: 'POST' });
      staff = await logInAll();
    },
    count: (kind) => void counted.set(kind, (counted.get(kind) ?? 0) + 1),
    async struck() {
      const struck = await struckFaults(local.origin);
      return new Map([...Object.entries(struck), ...proxy.struck, ...counted]);
    },
    async close() {
      await proxy.close();
      await local.close();
    },
  };
}
