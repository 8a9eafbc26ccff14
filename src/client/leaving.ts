import type { PaymentClient } from './paymentClient';
import { isOver } from '../payment/rules/status';
import type { Snapshot } from './snapshot';
import { createStore } from './store';

/** What the agent is about to do with a call, as far as it concerns a payment on it. */
export type Leaving =
  | 'end'
  /** Another agent stays in the call. */
  | 'leave'
  | 'hold'
  | 'transfer'
  | 'add-party';
/** `gone` when the call ended, or another one came to the front, before the agent answered. */
export type LeavingAnswer = 'stay' | 'go-on' | 'gone';

/** Whether the agent continues although a payment is open. */
export interface LeavingQuestion {
  readonly client: PaymentClient;
  readonly leaving: Leaving;
  readonly answer: (answer: LeavingAnswer) => void;
  /** Cancels the payment; once that has worked the question is answered with `go-on`. */
  readonly cancel: () => void;
}

export interface LeavingQuestions {
  /** The question that is asked now, if any. */
  readonly current: () => LeavingQuestion | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** The same for whatever puts the questions to the agent. */
  readonly show: (listener: () => void) => () => void;
  /**
   * Resolves with the agent's answer, or at once with `go-on` if no payment is open, or if nothing shows the question:
   * nobody could ever leave. The question also ends with its call, and with its payment, whose outcome the agent has to
   * see (`stay`).
   */
  readonly ask: (client: PaymentClient, leaving: Leaving) => Promise<LeavingAnswer>;
}

/** Whether something would be lost: a payment that is open, or is just being opened. */
function paymentOpen({ view: { session }, pending, mayAct, callLive }: Snapshot): boolean {
  if (!mayAct || !callLive) return false;
  return session && !isOver(session) ? true : pending?.kind === 'start';
}

/** Whether the payment ended without a charge, so that nobody has to see its outcome. */
function isUncharged({ view: { session } }: Snapshot): boolean {
  return session?.status === 'cancelled' || session?.status === 'failed';
}

/** The questions of all calls, one at a time. */
export function createLeavingQuestions(): LeavingQuestions {
  const store = createStore<{ question: LeavingQuestion | null }>({ question: null });
  let last: Promise<unknown> = Promise.resolve();
  let shownBy = 0;

  function put(client: PaymentClient, leaving: Leaving): Promise<LeavingAnswer> {
    if (shownBy === 0 || !paymentOpen(client.getSnapshot())) return Promise.resolve('go-on');
    return new Promise((resolve) => {
      let cancelling = false;
      const answer = (given: LeavingAnswer) => {
        stop();
        store.set({ question: null });
        resolve(given);
      };
      const stop = client.subscribe(() => {
        const snapshot = client.getSnapshot();
        if (!snapshot.callLive || !snapshot.mayAct) answer('gone');
        else if (!paymentOpen(snapshot))
          answer(cancelling && isUncharged(snapshot) ? 'go-on' : 'stay');
      });
      const cancel = () => {
        cancelling = true;
        client.press({ kind: 'cancel' });
      };
      store.set({ question: { client, leaving, answer, cancel } });
    });
  }

  return {
    current: () => store.get().question,
    subscribe: store.subscribe,
    show(listener) {
      shownBy += 1;
      const stop = store.subscribe(listener);
      return () => {
        shownBy -= 1;
        stop();
      };
    },
    ask(client, leaving) {
      const answer = last.then(() => put(client, leaving));
      last = answer;
      return answer;
    },
  };
}
