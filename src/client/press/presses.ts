import { kindOf } from '../../payment/document/questions';
import type { CallDocument } from '../../payment/document/session';
import type { OrderProblem } from '../../payment/offer/orderProblem';
import type { AskedReply, Failure } from '../../payment/protocol';
import { nextToAsk } from '../../payment/rules/advance';
import type { Functions, Question } from '../functions';
import type { ServerClock } from '../live/clock';
import { type CallConnection, customersLeg } from '../live/connection';
import { type Action, type Failed, type Snapshot, unreadPayment } from '../snapshot';
import type { Store } from '../store';
import { failureNow } from './failure';
import { prepare } from './request';

/** What the functions found wrong with the form; undefined when the failure is of another kind. */
function orderProblemOf(failure: Failure): OrderProblem | undefined {
  if (failure.code !== 'order-invalid' || !failure.detail) return undefined;
  const { parts: _parts, ...first } = failure.detail;
  return first;
}

/** The agent's presses, one at a time. */
export interface Presses {
  /**
   * Does nothing while another press is pending. `intent` is given if it has to be the same in every tab;
   * otherwise each press has a new one.
   */
  readonly press: (action: Action, intent?: string) => void;
  /** The document has changed: a press may be over, and the next field may be due. */
  onDocument(): void;
  /** The caller is back from hold: what waited is asked. */
  onBack(): void;
  dispose(): void;
}

export interface PressContext {
  readonly store: Store<Snapshot>;
  readonly functions: Functions;
  readonly connection: CallConnection;
  readonly clock: ServerClock;
}

/** A press waits this long for a view that is interrupted: most interruptions are shorter. */
const RECONNECT_WITHIN_MS = 5_000;
const LATE_MS = 4_000;
const GIVE_UP_MS = 15_000;
/** The second half of a double press may come when the first one is already through. */
const SAME_PRESS_MS = 500;
interface Press {
  readonly action: Action;
  readonly intent: string;
  readonly request: Question;
  /** Set when the functions have taken it. */
  asked?: AskedReply;
}

function isShown(document: CallDocument | undefined, { session, question }: AskedReply): boolean {
  const current = document?.current;
  if (current?.key === session) return kindOf(current, question) !== undefined;
  return document?.earlier.some(({ key }) => key === session) ?? false;
}

function hasIntent(document: CallDocument | undefined, intent: string): boolean {
  return document?.current?.questions.some((question) => question.intent === intent) ?? false;
}

const sameAction = (one: Action, other: Action) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a press has already had a result: the caller's keys, or a refusal. */
function isAnswered({ view }: Snapshot, action: Action): boolean {
  if (action.kind !== 'capture') return false;
  return view.fields.some(
    ({ field, state }) => field === action.field && state !== 'asked' && state !== 'asked-again',
  );
}

/**
 * Sends presses to the functions. A press gets one intent id, and is over when its question shows in the
 * document, or when it failed.
 */
export function createPresses({ store, functions, connection, clock }: PressContext): Presses {
  let current: Press | undefined;
  /**
   * A press that was not answered, or whose question was not in the document in time; it may still appear.
   */
  let unseen: Press | undefined;
  let last: { readonly action: Action; readonly session: string; readonly at: number } | undefined;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;
  let giveUpTimer: ReturnType<typeof setTimeout> | undefined;
  /** Intents of the fields asked for without a press: each is tried once. */
  const advanced = new Set<string>();

  /** The press has ended; unless it failed, the next field may be due. */
  function end(failure: Failed | null): void {
    clearTimeout(lateTimer);
    clearTimeout(giveUpTimer);
    current = undefined;
    const { view } = store.get();
    const refusal = failure?.problem.kind === 'failed' ? failure.problem.failure : undefined;
    const problem = refusal && orderProblemOf(refusal);
    if (problem) store.set({ pending: null, failure: null, formProblems: [problem] });
    else store.set({ pending: null, failure: failureNow(failure, view, view) });
    const leg = failure ? customersLeg(failure.problem) : undefined;
    if (leg !== undefined) connection.takeLeg(leg);
    // Our own check let the form pass, or somebody has taken the call over: the offer has changed.
    else if (problem || refusal?.code === 'not-your-call') connection.renewOffer();
    if (!failure) advance();
  }

  function waitForDocument(press: Press, asked: AskedReply): void {
    press.asked = asked;
    clock.set(asked.now);
    last = { action: press.action, session: asked.session, at: Date.now() };
    if (isShown(connection.document(), asked)) {
      end(null);
      return;
    }
    lateTimer = setTimeout(() => {
      connection.refresh();
    }, LATE_MS);
    giveUpTimer = setTimeout(() => {
      unseen = press;
      end({ action: press.action, problem: { kind: 'not-shown' } });
    }, GIVE_UP_MS);
  }

  /** Nobody would see the result of a start or a complete while the view is interrupted. */
  async function isWatched({ kind }: Action): Promise<boolean> {
    if (kind === 'capture' || kind === 'cancel') return true;
    return store.until(({ connection: { kind: seen } }) => seen === 'live', RECONNECT_WITHIN_MS);
  }

  async function send(press: Press): Promise<void> {
    const { action, intent, request } = press;
    if (!(await isWatched(action))) {
      if (current === press) end({ action, problem: { kind: 'not-live' } });
      return;
    }
    const result = await functions.ask(request);
    if (current !== press) return;
    if (result.kind === 'ok' && unreadPayment(store.get().phase) === result.reply.session) {
      // Nothing of it will show here.
      store.set({ phase: { kind: 'unavailable', problem: { kind: 'cancel-sent' } } });
      end(null);
    } else if (result.kind === 'ok') waitForDocument(press, result.reply);
    else if (result.kind !== 'unreachable') end({ action, problem: result });
    else if (hasIntent(connection.document(), intent)) end(null);
    else {
      unseen = press;
      end({ action, problem: { kind: 'unreachable' } });
    }
  }

  function isSecondHalf(action: Action): boolean {
    if (!last || !sameAction(last.action, action) || isAnswered(store.get(), action)) return false;
    // No press before this one was about a payment that another tab has opened meanwhile.
    if (connection.document()?.current?.key !== last.session) return false;
    return Date.now() - last.at < SAME_PRESS_MS;
  }

  function press(action: Action, intent: string = crypto.randomUUID()): void {
    const { phase, mayAct, onHold } = store.get();
    const call = connection.call();
    const canPress = phase.kind === 'ready' || unreadPayment(phase) !== undefined;
    if (current || !canPress || !mayAct || !call || isSecondHalf(action)) return;
    if (action.kind === 'capture' && onHold) return;
    const prepared = prepare(action, { ...call, intent }, store.get());
    switch (prepared?.kind) {
      case undefined:
        return;
      case 'form-problems':
        store.set({ formProblems: prepared.problems });
        return;
      case 'problem':
        store.set({ failure: { action, problem: prepared.problem } });
        return;
      case 'request':
        current = { action, intent, request: prepared.request };
        unseen = undefined;
        store.set({ pending: action, failure: null, formProblems: [] });
        void send(current);
    }
  }

  /** Asks for the next field if auto-advance is on (R28); the agent's presses take precedence. */
  function advance(): void {
    const { phase, callLive, mayAct, onHold } = store.get();
    const record = connection.document()?.current;
    if (phase.kind !== 'ready' || !phase.offer.configuration.autoAdvance) return;
    if (!callLive || !mayAct || onHold || current || !record) return;
    const next = nextToAsk(record, clock.now());
    if (!next || advanced.has(next.intent)) return;
    advanced.add(next.intent);
    press({ kind: 'capture', field: next.field }, next.intent);
  }

  return {
    press,
    onBack: advance,
    onDocument() {
      const document = connection.document();
      if (current?.asked && isShown(document, current.asked)) end(null);
      else if (unseen && hasIntent(document, unseen.intent)) {
        unseen = undefined;
        if (!current) end(null);
      }
      advance();
    },
    dispose() {
      clearTimeout(lateTimer);
      clearTimeout(giveUpTimer);
      current = undefined;
    },
  };
}
