import { setTimeout as sleep } from 'node:timers/promises';
import { account, agents as accounts } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { cpuSoFar } from '../kit/cpu';
import { quantileOf } from '../kit/statistics';
import { leaveSeat, takePayment, takeSeat, type Taken } from './agent';
import { type Answered, mostAtOnce, observeAnswers } from './observed';

/** About as long as a payment takes: the calls begin evenly, as they do in a call center. */
const BEGIN_WITHIN_MS = 25_000;

/** How often something happened, by name. */
export type Counts = Readonly<Record<string, number>>;

/** A quantity that many measurements give. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly samples: number;
}

/** A number of agents who take payments at once, and what came of it. */
export interface Load {
  readonly agents: number;
  readonly payments: number;
  /** Of presses and of what was not seen in time. */
  readonly errors: Counts;
  /** Requests that were answered 429, by host. */
  readonly turnedAway: Counts;
  /** Callbacks and task events that no function answered with success. */
  readonly failedWebhooks: number;
  /** Milliseconds from a key of the caller to the document at the agent. */
  readonly key: Spread;
  /** Milliseconds from a press of the agent to its answer. */
  readonly press: Spread;
  /** Runs of each function per payment, on a call of its own. */
  readonly runs: Counts;
  /** Mean seconds of a run, by function. */
  readonly seconds: Counts;
  /** Requests to each API per payment. */
  readonly requests: Counts;
  /** Mean seconds of such a request. */
  readonly restSeconds: number;
  /** The largest document of a call. */
  readonly documentBytes: number;
  readonly functionsAtOnce: number;
  readonly restAtOnce: number;
  /** Processors busy: with the local Twilio, callers and agents; with the functions; and with whatever else. */
  readonly busy: {
    readonly twilio: number;
    readonly functions: number;
    readonly others: number;
  };
  /** Milliseconds of processor time of the functions per payment. */
  readonly functionsCpuMs: number;
}

const spreadOf = (values: readonly number[]): Spread => ({
  p50: quantileOf(values, 0.5),
  p99: quantileOf(values, 0.99),
  samples: values.length,
});

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

const each = (counts: Counts, change: (count: number, name: string) => number): Counts =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, change(count, name)]));

/** Seconds that they took altogether. */
const secondsOf = (answers: readonly Answered[]): number =>
  answers.reduce((sum, { begun, ended }) => sum + (ended - begun) / 1000, 0);

const isFunction = ({ host }: Answered): boolean => host === account.functionsDomain;

/** A host by the part that tells it from the others. */
const apiOf = ({ host }: Answered): string =>
  host === account.functionsDomain ? 'functions' : host.replace('.twilio.com', '');

const functionOf = ({ path }: Answered): string => path.replace('payments/', '');

/** Every agent takes so many calls, one after the other, with a payment on each. */
async function play(local: LocalTwilio, agents: number, calls: number): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  async function sit(index: number): Promise<void> {
    await sleep((index * BEGIN_WITHIN_MS) / agents);
    const who = accounts[index];
    if (!who) throw new Error(`the account has no agent ${index + 1}`);
    for (let count = 0; count < calls; count += 1) {
      try {
        const seat = await takeSeat(local, who);
        taken.push(await takePayment(local, seat));
        await leaveSeat(local, seat);
      } catch (error) {
        const message = error instanceof Error ? error.message : 'failed';
        taken.push({ keys: [], presses: [], errors: [`no call: ${message}`], documentBytes: 0 });
      }
    }
  }
  await Promise.all(Array.from({ length: agents }, (_, index) => sit(index)));
  return taken;
}

/** Measures one number of agents. */
export async function measureLoad(
  local: LocalTwilio,
  agents: number,
  calls: number,
): Promise<Load> {
  const observed = observeAnswers();
  const [begun, before] = [performance.now(), cpuSoFar()];
  const taken = await play(local, agents, calls);
  const [elapsed, after] = [(performance.now() - begun) / 1000, cpuSoFar()];
  const spent = {
    own: after.own - before.own,
    functions: after.functions - before.functions,
    machine: after.machine - before.machine,
  };
  const answers = observed.stop();
  const runs = answers.filter(isFunction);
  const rest = answers.filter(({ host }) => /^(api|iam|sync|taskrouter)\./.test(host));
  const payments = taken.length;
  const byFunction = countBy(runs, functionOf);
  const secondsIn = (name: string) => secondsOf(runs.filter((run) => functionOf(run) === name));
  return {
    agents,
    payments,
    errors: countBy(
      taken.flatMap(({ errors }) => errors),
      (error) => error,
    ),
    turnedAway: countBy(
      answers.filter(({ status }) => status === 429),
      apiOf,
    ),
    failedWebhooks: runs.filter((run) => /status|task-events/.test(run.path) && run.status >= 400)
      .length,
    key: spreadOf(taken.flatMap(({ keys }) => keys)),
    press: spreadOf(taken.flatMap(({ presses }) => presses)),
    runs: each(byFunction, (count) => count / payments),
    seconds: each(byFunction, (count, name) => secondsIn(name) / count),
    requests: each(countBy(rest, apiOf), (count) => count / payments),
    restSeconds: secondsOf(rest) / rest.length,
    documentBytes: Math.max(...taken.map(({ documentBytes }) => documentBytes)),
    functionsAtOnce: mostAtOnce(runs),
    restAtOnce: mostAtOnce(rest),
    busy: {
      twilio: spent.own / elapsed,
      functions: spent.functions / elapsed,
      others: (spent.machine - spent.own - spent.functions) / elapsed,
    },
    functionsCpuMs: (spent.functions * 1000) / payments,
  };
}
