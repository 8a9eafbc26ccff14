import type { PaymentClient } from './paymentClient';
import { isOver } from '../payment/rules/status';
import type { Snapshot } from './snapshot';
import { createStore } from './store';

/** What the agent is about to do to a call, as far as a payment on it is concerned. */
export type Leaving =
  | 'end'
  /** Another agent stays in the call. */
  | 'leave'
  | 'hold'
  | 'transfer'
  | 'add-party';
export type LeavingAnswer = 'stay' | 'go-on';

/** Whether the agent goes on with it although a payment is open. */
export interface LeavingQuestion {
  readonly client: PaymentClient;
  readonly leaving: Leaving;
  readonly answer: (answer: LeavingAnswer) => void;
}

export interface LeavingQuestions {
  /** The question that is asked now, if any. */
  readonly current: () => LeavingQuestion | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves with the agent's answer; at once with `go-on` where no payment is open. */
  readonly ask: (client: PaymentClient, leaving: Leaving) => Promise<LeavingAnswer>;
}

/** Whether something would be lost: a payment that is open, or is just being opened. */
export function paymentOpen({ view: { session }, pending, mayAct }: Snapshot): boolean {
  if (!mayAct) return false;
  return session && !isOver(session) ? true : pending?.kind === 'start';
}

/** The questions of all calls, one at a time. */
export function createLeavingQuestions(): LeavingQuestions {
  const store = createStore<{ question: LeavingQuestion | null }>({ question: null });
  let last: Promise<unknown> = Promise.resolve();

  function put(client: PaymentClient, leaving: Leaving): Promise<LeavingAnswer> {
    if (!paymentOpen(client.getSnapshot())) return Promise.resolve('go-on');
    return new Promise((resolve) => {
      const answer = (given: LeavingAnswer) => {
        store.set({ question: null });
        resolve(given);
      };
      store.set({ question: { client, leaving, answer } });
    });
  }

  return {
    current: () => store.get().question,
    subscribe: store.subscribe,
    ask(client, leaving) {
      const answer = last.then(() => put(client, leaving));
      last = answer;
      return answer;
    },
  };
}
