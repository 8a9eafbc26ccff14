import type { CallClaim, OpenReply } from '../payment/protocol';
import { nextChange } from '../payment/rules/status';
import { agentView } from '../payment/rules/view';
import type { Draft, DraftValues } from './form/draft';
import { createFilling } from './form/filling';
import type { Functions } from './functions';
import { answerDue } from './live/answerDue';
import { createServerClock } from './live/clock';
import { createCallConnection } from './live/connection';
import type { Connection, OpenLiveDocument } from './live/liveDocument';
import { failureNow } from './press/failure';
import { createPresses } from './press/presses';
import { createRightToAct } from './rightToAct';
import {
  type Action,
  emptySnapshot,
  keepEqualParts,
  kept,
  type Offer,
  type Snapshot,
} from './snapshot';
import { createStore } from './store';

/** The payments of one task, as the panel sees and drives them. */
export interface PaymentClient {
  getSnapshot(): Snapshot;
  /** Calls `listener` after each change; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** False once the call is over: nothing is asked any more without a press. */
  setLive(live: boolean): void;
  /** Sets the task's call; undefined until the customer has joined. The last known call is kept. */
  setCall(call: CallClaim | undefined): void;
  /**
   * Whether another agent is in the call. When that changes so may who has the right to act, which only
   * the functions know.
   */
  setColleagues(present: boolean): void;
  /** Whether the caller is on hold: until they are back no field is asked for. */
  setOnHold(onHold: boolean): void;
  /** Connects again after `unavailable`, or to read the task's current prefill. */
  connect(): void;
  edit(change: Partial<Draft>): void;
  /**
   * Puts values into the form, and shows it after an outcome. A payment that is open is left alone; while
   * nothing is known yet the values wait.
   */
  fill(values: DraftValues): void;
  /** Shows the form again after an outcome. */
  compose(): void;
  /**
   * Starts the payment that has just failed once more, for another card: the order is the same. Where it is not
   * offered any more the form is shown. Does nothing after any other outcome.
   */
  startAgain(): void;
  /** Does nothing while another press is on its way. */
  press(action: Action): void;
  /** Finds out at once where things stand: the laptop slept, or the network is back. */
  wake(): void;
  dispose(): void;
}

/** Creates the client of one task; it does nothing until it knows the call. */
export function createPaymentClient(
  functions: Functions,
  openLiveDocument: OpenLiveDocument,
): PaymentClient {
  const store = createStore(emptySnapshot(agentView(undefined, 0)));
  const clock = createServerClock();
  const filling = createFilling(store);
  /** What the functions said last; shown once the call's document is there too. */
  let offer: Offer | undefined;
  let disposed = false;
  let changeTimer: ReturnType<typeof setTimeout> | undefined;

  const connection = createCallConnection(functions, openLiveDocument, {
    onConnecting: () => store.set({ phase: { kind: 'connecting' } }),
    onReply,
    onDocument,
    onConnection,
    onRetrying: (problem, since) => store.set({ phase: { kind: 'retrying', problem, since } }),
    onUnavailable: (problem) => store.set({ phase: { kind: 'unavailable', problem } }),
  });
  const presses = createPresses({ store, functions, connection, clock });
  const right = createRightToAct({
    mayAct: () => store.get().mayAct,
    ask: () => connection.renewOffer(),
  });

  /** Shows what the document means now, and runs again when only time changes that. */
  function show(): void {
    if (disposed) return;
    const document = connection.document();
    const before = store.get();
    const now = clock.now();
    const view = keepEqualParts(before.view, agentView(document, now));
    const sameSession = view.session?.key === before.view.session?.key;
    store.set({
      view,
      heardAt: view === before.view ? before.heardAt : Date.now(),
      composing: before.composing && sameSession && view.canStart,
      failure: failureNow(before.failure, before.view, view),
    });
    const change = document?.current ? nextChange(document.current, now) : null;
    clearTimeout(changeTimer);
    if (change !== null) changeTimer = setTimeout(show, Math.max(0, change - now));
    connection.expect(answerDue(view));
  }

  function onConnection(connected: Connection): void {
    const { failure } = store.get();
    const nowLive = connected.kind === 'live' && failure?.problem.kind === 'not-live';
    store.set({ connection: connected, failure: nowLive ? null : failure });
  }

  function onReply(reply: OpenReply): void {
    if (disposed) return;
    clock.set(reply.now);
    const { configuration, prefill, mayAct } = reply;
    offer = kept(offer, { configuration, prefill });
    const { phase, failure } = store.get();
    store.set({
      phase: phase.kind === 'ready' ? kept(phase, { kind: 'ready', offer }) : phase,
      mayAct,
      // Somebody who only watches is told so; why an earlier press was refused no longer matters.
      failure: mayAct ? failure : null,
    });
    right.onReply();
    filling.onPrefill(prefill);
  }

  function onDocument(): void {
    store.batch(() => {
      if (offer && store.get().phase.kind !== 'ready')
        store.set({ phase: { kind: 'ready', offer } });
      show();
      presses.onDocument();
      filling.onReady();
    });
  }

  return {
    getSnapshot: store.get,
    subscribe: store.subscribe,
    setLive(callLive) {
      store.set({ callLive });
      right.setLive(callLive);
    },
    setCall: (found) => found && connection.setCall(found),
    setColleagues: (present) => {
      right.setColleagues(present);
    },
    setOnHold(onHold) {
      store.set({ onHold });
      if (!onHold) presses.onBack();
    },
    connect: () => {
      connection.connect();
    },
    edit: filling.edit,
    fill: filling.fill,
    compose: filling.compose,
    startAgain() {
      if (store.get().view.session?.status !== 'failed') return;
      store.batch(() => {
        filling.repeat();
        presses.press({ kind: 'start' });
      });
    },
    press: presses.press,
    wake() {
      show();
      connection.refresh();
    },
    dispose() {
      disposed = true;
      clearTimeout(changeTimer);
      presses.dispose();
      right.dispose();
      connection.dispose();
      store.set({ callLive: false });
    },
  };
}
