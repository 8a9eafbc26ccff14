import { join, resolve } from 'node:path';
import { account } from '../../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import { metrics, postForm } from '../../serverless/http.test/harness';
import {
  onlyAgent,
  type OnCall,
  takeCall,
  takeCallFollowed,
} from '../../serverless/http.test/steps';
import type { Followed } from '../../serverless/http.test/watch';
import type { Agent } from '../../serverless/http.test/agents';
import { profiledFunctions } from './profile';
import { readAlong } from './reading';
import { injectFaults } from '../../local-twilio/testing/faults';

export const root = resolve(__dirname, '../..');
/**
 * Built by `bench/main.ts` without limits: the measures take more payments than an agent may in an hour. The
 * functions of `bench/bare` are beside ours, so that a floor goes the same way through the edge and the runtime.
 */
export const functionsFolder = join(root, 'serverless/dist/bench');

/** Delays every request to a Twilio host; 0 ends that. */
export async function delayRest(local: LocalTwilio, delayMs: number): Promise<void> {
  await injectFaults(local.origin, { rest: { delayMs } });
}

/** The functions in twilio-run, and the only agent who is offered calls. */
export interface Scene {
  readonly local: LocalTwilio;
  readonly agent: Agent;
  readonly takeCall: () => Promise<OnCall>;
  /** The same without a Sync client in this process. */
  readonly takeCallQuietly: () => Promise<OnCall<Followed>>;
}

export async function withFunctions<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
  const local = await startLocalTwilio({ port: 0, functionsFolder });
  try {
    const agent = await onlyAgent(local);
    const scene: Scene = {
      local,
      agent,
      takeCall: () => takeCall(local, agent),
      takeCallQuietly: () => takeCallFollowed(local, agent, readAlong),
    };
    return await profiledFunctions(
      'functions',
      (fields) => postForm(local, 'profile', fields),
      () => work(scene),
    );
  } finally {
    await local.close();
  }
}

/** Requests since the last reset: to Sync, and to the functions. */
export interface Requests {
  readonly sync: number;
  readonly functions: number;
}

const sum = (methods: Readonly<Record<string, number>> = {}) =>
  Object.values(methods).reduce((total, each) => total + each, 0);

export async function requestsOf(local: LocalTwilio): Promise<Requests> {
  const hosts = await metrics(local);
  return {
    sync: sum(hosts['sync.twilio.com']),
    functions: sum(hosts[account.functionsDomain]),
  };
}
