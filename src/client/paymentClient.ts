import type { CallClaim, OpenReply } from '../payment/protocol';
import type { CallDocument } from '../payment/session';
import { nextChange } from '../payment/status';
import { agentView } from '../payment/view';
import type { Functions, FunctionsResult } from './functions';
import type { Connection, DocumentAccess, LiveDocument, OpenLiveDocument } from './liveDocument';
import { createPresses } from './presses';
import { answerDue, draftProblem, questionOf, whyIncomplete } from './rules';
import {
  type Action,
  type Draft,
  emptyDraft,
  keepEqualParts,
  type Problem,
  type Snapshot,
} from './snapshot';
import { createStore } from './store';

/** The payments of one task, as the panel sees and drives them. */
export interface PaymentClient {
  getSnapshot(): Snapshot;
  /** Calls `listener` after each change; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Tells which call the task is on; undefined while the customer has not joined. The last one known is kept. */
  setCall(call: CallClaim | undefined): void;
  /** Connects again after `unavailable`. */
  connect(): void;
  edit(change: Partial<Draft>): void;
  /** Shows the form again after an outcome. */
  compose(): void;
  /** Does nothing while another press is on its way. */
  press(action: Action): void;
  dispose(): void;
}

/** While Twilio owes an answer, silence this long is checked over a fresh connection. */
const SILENCE_MS = 20_000;
/** Flex can show the call a moment before the functions' checks can see it. */
const OPEN_AGAIN_MS = [1_000, 2_000, 4_000];

function problemOf(result: Exclude<FunctionsResult<unknown>, { kind: 'ok' }>): Problem {
  return result.kind === 'failed' ? result : { kind: 'unreachable' };
}

/** Creates the client of one task; it does nothing until it is told the call. */
export function createPaymentClient(
  functions: Functions,
  openLiveDocument: OpenLiveDocument,
): PaymentClient {
  const store = createStore<Snapshot>({
    phase: { state: 'waiting' },
    connection: { state: 'live' },
    view: agentView(undefined, 0),
    pending: null,
    failure: null,
    draft: emptyDraft,
    draftProblem: null,
    composing: false,
  });
  let call: CallClaim | undefined;
  let document: CallDocument | undefined;
  let currencies: readonly string[] = [];
  /** The functions' clock minus ours. */
  let clockOffset = 0;
  let live: LiveDocument | undefined;
  /** Counts connects; the answer to an older one is dropped. */
  let connects = 0;
  let disposed = false;
  let changeTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  const now = () => Date.now() + clockOffset;
  const setClock = (serverNow: number) => (clockOffset = serverNow - Date.now());

  const presses = createPresses({
    send: async (action, intent) => {
      const { draft, view } = store.get();
      const question = call && questionOf(action, { ...call, intent }, draft, view);
      if (!question) return { kind: 'unreachable' };
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
    late: () => live?.refresh(),
    changed: (pending, failure) => {
      if (!disposed) store.set({ pending, failure });
    },
  });

  /** Says anew what the document means now, and comes back when that changes by itself. */
  function show(): void {
    if (disposed) return;
    const before = store.get();
    const view = keepEqualParts(before.view, agentView(document, now()));
    const sameSession = view.session?.key === before.view.session?.key;
    const nowWhole = view.canComplete && before.failure?.action.kind === 'complete';
    store.set({
      view,
      composing: before.composing && sameSession && view.canStart,
      failure: nowWhole ? null : before.failure,
    });
    const change = document?.current ? nextChange(document.current, now()) : null;
    clearTimeout(changeTimer);
    if (change !== null) changeTimer = setTimeout(show, Math.max(0, change - now()));
  }

  function watchSilence(): void {
    clearTimeout(silenceTimer);
    if (disposed || !answerDue(store.get().view)) return;
    silenceTimer = setTimeout(() => {
      live?.refresh();
      watchSilence();
    }, SILENCE_MS);
  }

  function onDocument(found: CallDocument): void {
    document = found;
    const { phase } = store.get();
    store.batch(() => {
      if (phase.state !== 'ready') store.set({ phase: { state: 'ready', currencies } });
      show();
      presses.documentChanged();
    });
    watchSilence();
  }

  function unavailable(problem: Problem): void {
    live?.close();
    live = undefined;
    store.set({ phase: { state: 'unavailable', problem } });
  }

  function accessOf(reply: OpenReply): DocumentAccess {
    setClock(reply.now);
    const { document: name, syncToken: token, syncTokenExpiresAt } = reply;
    return { document: name, token, lastsMs: syncTokenExpiresAt - reply.now };
  }

  async function renew(): Promise<DocumentAccess | undefined> {
    const result = call && (await functions.open(call));
    return result?.kind === 'ok' ? accessOf(result.reply) : undefined;
  }

  function follow(reply: OpenReply): void {
    currencies = reply.currencies;
    const { draft } = store.get();
    const currency = currencies.includes(draft.currency) ? draft.currency : (currencies[0] ?? '');
    store.set({ draft: { ...draft, currency } });
    live = openLiveDocument(accessOf(reply), renew, {
      onDocument,
      onUnreadable: () => unavailable({ kind: 'unreadable' }),
      onConnection: (connection: Connection) => store.set({ connection }),
    });
  }

  async function connect(): Promise<void> {
    if (!call || disposed) return;
    const mine = (connects += 1);
    live?.close();
    live = undefined;
    store.set({ phase: { state: 'connecting' } });
    for (let attempts = 0; ; attempts += 1) {
      const result = await functions.open(call);
      if (mine !== connects) return;
      if (result.kind === 'ok') {
        follow(result.reply);
        return;
      }
      const wait = OPEN_AGAIN_MS[attempts];
      const early =
        result.kind === 'failed' &&
        ['call-not-live', 'not-your-call'].includes(result.failure.code);
      if (!early || wait === undefined) {
        unavailable(problemOf(result));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  return {
    getSnapshot: store.get,
    subscribe: store.subscribe,
    setCall(found) {
      if (!found) return;
      const { state } = store.get().phase;
      const sameLeg = call?.callSid === found.callSid;
      const same = sameLeg && call?.conferenceSid === found.conferenceSid;
      call = found;
      if (!sameLeg || (!same && state === 'unavailable')) void connect();
    },
    connect: () => void connect(),
    edit: (change) => store.set({ draft: { ...store.get().draft, ...change }, draftProblem: null }),
    compose() {
      const { draft, view } = store.get();
      // What was typed for a payment that failed may be wanted again.
      const fresh = view.session?.status === 'succeeded' ? emptyDraft : draft;
      store.set({
        composing: true,
        failure: null,
        draft: { ...fresh, currency: draft.currency, chargeAgain: false },
      });
    },
    press(action) {
      const { phase, draft, view } = store.get();
      if (presses.busy() || phase.state !== 'ready') return;
      const problem = action.kind === 'start' ? draftProblem(draft, view) : null;
      store.set({ draftProblem: problem });
      const incomplete = action.kind === 'complete' && whyIncomplete(view);
      if (incomplete) store.set({ failure: { action, problem: incomplete } });
      else if (!problem) presses.press(action);
    },
    dispose() {
      disposed = true;
      connects += 1;
      clearTimeout(changeTimer);
      clearTimeout(silenceTimer);
      presses.dispose();
      live?.close();
    },
  };
}
