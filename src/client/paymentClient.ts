import { nextToAsk } from '../payment/rules/advance';
import type { CallClaim, OpenReply } from '../payment/protocol';
import type { CallDocument } from '../payment/document/session';
import { nextChange } from '../payment/rules/status';
import { agentView } from '../payment/rules/view';
import { createCallConnection } from './live/connection';
import { type Draft, type DraftValues, emptyDraft, filled, prefilledDraft } from './form/draft';
import type { Functions } from './functions';
import type { Connection, OpenLiveDocument } from './live/liveDocument';
import { orderRefused } from './form/orderRefused';
import { createPresses } from './press/presses';
import { createRightToAct } from './rightToAct';
import {
  answerDue,
  checkForm,
  failureNow,
  nextDraft,
  problemsAfter,
  questionOf,
  whyIncomplete,
} from './press/rules';
import { type Action, emptySnapshot, keepEqualParts, kept, type Snapshot } from './snapshot';
import { createStore } from './store';

/** The payments of one task, as the panel sees and drives them. */
export interface PaymentClient {
  getSnapshot(): Snapshot;
  /** Calls `listener` after each change; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** False once the call is over: nothing is asked by itself any more. */
  setLive(live: boolean): void;
  /** Tells which call the task is on; undefined while the customer has not joined. The last one known is kept. */
  setCall(call: CallClaim | undefined): void;
  /**
   * Whether another agent is in the call. When that changes so may who has the right to act, which only
   * the functions know.
   */
  setColleagues(present: boolean): void;
  /** Connects again after `unavailable`, or to learn what the task says by now. */
  connect(): void;
  edit(change: Partial<Draft>): void;
  /**
   * Puts values into the form, and shows it after an outcome. A payment that is open is left alone; while
   * nothing is known yet the values wait.
   */
  fill(values: DraftValues): void;
  /** Shows the form again after an outcome. */
  compose(): void;
  /** Does nothing while another press is on its way. */
  press(action: Action): void;
  /** Finds out at once where things stand: the laptop slept, or the network is back. */
  wake(): void;
  dispose(): void;
}

/** A press waits so long for a view that is interrupted: most interruptions are shorter. */
const RECONNECT_WITHIN_MS = 5_000;

/** Creates the client of one task; it does nothing until it is told the call. */
export function createPaymentClient(
  functions: Functions,
  openLiveDocument: OpenLiveDocument,
): PaymentClient {
  const store = createStore(emptySnapshot(agentView(undefined, 0)));
  let callLive = true;
  let document: CallDocument | undefined;
  /** The functions' clock minus ours. */
  let clockOffset = 0;
  /** The form starts from the prefill once; what the agent does to it stays. */
  let prefilled = false;
  let waitingValues: DraftValues | undefined;
  /** Intents of the fields asked for by themselves: each is tried once. */
  const advanced = new Set<string>();
  let disposed = false;
  let changeTimer: ReturnType<typeof setTimeout> | undefined;

  const now = () => Date.now() + clockOffset;
  const setClock = (serverNow: number) => (clockOffset = serverNow - Date.now());

  const connection = createCallConnection(functions, openLiveDocument, {
    onConnecting: () => store.set({ phase: { state: 'connecting' } }),
    onReply,
    onDocument,
    onConnection,
    onRetrying: (problem, since) => store.set({ phase: { state: 'retrying', problem, since } }),
    onUnavailable: (problem) => store.set({ phase: { state: 'unavailable', problem } }),
  });

  /** Nobody would see what comes of a start or a complete while the view is interrupted. */
  async function followed({ kind }: Action): Promise<boolean> {
    if (kind === 'capture' || kind === 'cancel') return true;
    return store.until(({ connection }) => connection.state === 'live', RECONNECT_WITHIN_MS);
  }

  const right = createRightToAct({
    mayAct: () => store.get().mayAct,
    ask: () => connection.renewOffer(),
  });

  const presses = createPresses({
    send: async (action, intent) => {
      const call = connection.call();
      const question = call && questionOf(action, { ...call, intent }, store.get());
      if (!question) return { kind: 'unreachable' };
      if (!(await followed(action))) return { kind: 'not-live' };
      const result = await functions.ask(question);
      if (result.kind === 'ok') setClock(result.reply.now);
      return result;
    },
    document: () => document,
    answered: (action) =>
      action.kind === 'capture' &&
      store
        .get()
        .view.fields.some(({ field, state }) => field === action.field && state !== 'asked'),
    late: () => connection.refresh(),
    changed,
  });

  function changed(pending: Snapshot['pending'], failure: Snapshot['failure']): void {
    if (disposed) return;
    const problem = failure?.problem;
    const refused = problem?.kind === 'failed' ? orderRefused(problem.failure) : undefined;
    if (refused) {
      store.set({ pending, failure: null, formProblems: [refused] });
      // Our own check let it pass: what the task or the configuration says has changed.
      connection.renewOffer();
      return;
    }
    const { view } = store.get();
    store.set({ pending, failure: failureNow(failure, view, view) });
    // Somebody has taken the call over: the functions say whether this agent may still watch.
    if (problem?.kind === 'failed' && problem.failure.code === 'not-your-call') {
      connection.renewOffer();
    }
    if (!pending && !failure) advance();
  }

  /** Asks for the next field where the contact center wants that (R28); the agent's presses go first. */
  function advance(): void {
    const { offer, phase, mayAct } = store.get();
    const { current } = document ?? {};
    if (!offer?.configuration.autoAdvance || !callLive || !mayAct || !current) return;
    if (phase.state !== 'ready' || presses.busy()) return;
    const next = nextToAsk(current, now());
    if (!next || advanced.has(next.intent)) return;
    advanced.add(next.intent);
    presses.press({ kind: 'capture', field: next.field }, next.intent);
  }

  /** Says anew what the document means now, and comes back when that changes by itself. */
  function show(): void {
    if (disposed) return;
    const before = store.get();
    const view = keepEqualParts(before.view, agentView(document, now()));
    const sameSession = view.session?.key === before.view.session?.key;
    store.set({
      view,
      composing: before.composing && sameSession && view.canStart,
      failure: failureNow(before.failure, before.view, view),
    });
    const change = document?.current ? nextChange(document.current, now()) : null;
    clearTimeout(changeTimer);
    if (change !== null) changeTimer = setTimeout(show, Math.max(0, change - now()));
    connection.expect(answerDue(view));
  }

  function onConnection(connected: Connection): void {
    const { failure } = store.get();
    const nowLive = connected.state === 'live' && failure?.problem.kind === 'not-live';
    store.set({ connection: connected, failure: nowLive ? null : failure });
  }

  function onReply(reply: OpenReply): void {
    if (disposed) return;
    setClock(reply.now);
    const { configuration, prefill, mayAct } = reply;
    const { offer, failure } = store.get();
    store.set({
      offer: kept(offer, { configuration, prefill }),
      mayAct,
      // What was refused to somebody who only watches needs no other words than that they do.
      failure: mayAct ? failure : null,
    });
    right.told();
    if (prefilled || !prefill) return;
    prefilled = true;
    store.set({ draft: prefilledDraft(prefill) });
  }

  function onDocument(found: CallDocument): void {
    document = found;
    store.batch(() => {
      if (store.get().phase.state !== 'ready') store.set({ phase: { state: 'ready' } });
      show();
      presses.documentChanged();
      advance();
      if (waitingValues) putIntoForm(waitingValues);
      waitingValues = undefined;
    });
  }

  function compose(): void {
    const { draft, view, offer } = store.get();
    const fresh = offer?.prefill ? prefilledDraft(offer.prefill) : emptyDraft;
    store.set({
      composing: true,
      failure: null,
      formProblems: [],
      draft: nextDraft(draft, fresh, view),
    });
  }

  function putIntoForm(values: DraftValues): void {
    const { view, pending, composing } = store.get();
    if (!view.canStart || pending?.kind === 'start' || Object.keys(values).length === 0) return;
    if (view.session && !composing) compose();
    store.set({ draft: filled(store.get().draft, values), formProblems: [] });
  }

  return {
    getSnapshot: store.get,
    subscribe: store.subscribe,
    setLive(live) {
      callLive = live;
      right.setLive(live);
    },
    setCall: (found) => found && connection.setCall(found),
    setColleagues: (present) => {
      right.setColleagues(present);
    },
    connect: () => {
      connection.connect();
    },
    edit(change) {
      const { draft: before, formProblems } = store.get();
      const draft = { ...before, ...change };
      store.set({ draft, formProblems: problemsAfter(formProblems, before, draft) });
    },
    fill(values) {
      if (store.get().phase.state === 'ready') store.batch(() => putIntoForm(values));
      else waitingValues = { ...waitingValues, ...values };
    },
    compose,
    press(action) {
      const { phase, view, mayAct } = store.get();
      if (presses.busy() || phase.state !== 'ready' || !mayAct) return;
      if (action.kind === 'start') {
        const checked = checkForm(store.get());
        store.set({ formProblems: checked?.ok === false ? checked.problems : [] });
        if (checked?.ok) presses.press(action);
        return;
      }
      const incomplete = action.kind === 'complete' && whyIncomplete(view);
      if (incomplete) store.set({ failure: { action, problem: incomplete } });
      else presses.press(action);
    },
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
    },
  };
}
