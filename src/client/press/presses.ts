import type { AskedReply } from '../../payment/protocol';
import { kindOf } from '../../payment/document/questions';
import type { CallDocument } from '../../payment/document/session';
import type { FunctionsResult } from '../functions';
import type { Action, Snapshot } from '../snapshot';

export interface Presses {
  /** True while a press is on its way: sent, and its question not yet seen in the document. */
  busy(): boolean;
  /** `intent` where it has to be the same wherever it is pressed; a new one each time otherwise. */
  press(action: Action, intent?: string): void;
  documentChanged(): void;
  dispose(): void;
}

export interface PressesOptions {
  /** Sends one press to the functions under its intent id; `not-live` when it was not sent. */
  readonly send: (
    action: Action,
    intent: string,
  ) => Promise<FunctionsResult<AskedReply> | { readonly kind: 'not-live' }>;
  readonly document: () => CallDocument | undefined;
  /** Whether something came of a press already: the caller's keys, or a refusal. */
  readonly answered: (action: Action) => boolean;
  /** The functions took the press and the document does not show it: it may not be live any more. */
  readonly late: () => void;
  readonly changed: (pending: Snapshot['pending'], failure: Snapshot['failure']) => void;
}

const LATE_MS = 4_000;
const GIVE_UP_MS = 15_000;
/** The second half of a double press, which may come when the first one is already through. */
const SAME_PRESS_MS = 500;
/**
 * The end of one field can reach the functions a little after the agent sees its last digit; the next
 * field is then asked for once more before the agent is told.
 */
const CAPTURE_AGAIN_MS = 1_000;

interface Press {
  readonly action: Action;
  readonly intent: string;
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

/**
 * The agent's presses, one at a time. A press gets one intent id and is over when its question shows
 * in the document, or when it failed.
 */
export function createPresses(options: PressesOptions): Presses {
  const { send, document, answered, late, changed } = options;
  let current: Press | undefined;
  /** A press that found no answer, or no place in the document in time; it may still come to show. */
  let unseen: Press | undefined;
  let last: { readonly action: Action; readonly session: string; readonly at: number } | undefined;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;
  let giveUpTimer: ReturnType<typeof setTimeout> | undefined;

  function over(failure: Snapshot['failure']): void {
    clearTimeout(lateTimer);
    clearTimeout(giveUpTimer);
    current = undefined;
    changed(null, failure);
  }

  function waitForDocument(press: Press, asked: AskedReply): void {
    press.asked = asked;
    last = { action: press.action, session: asked.session, at: Date.now() };
    if (isShown(document(), asked)) {
      over(null);
      return;
    }
    lateTimer = setTimeout(late, LATE_MS);
    giveUpTimer = setTimeout(() => {
      unseen = press;
      over({ action: press.action, problem: { kind: 'not-shown' } });
    }, GIVE_UP_MS);
  }

  async function sendPress(press: Press): Promise<void> {
    let result = await send(press.action, press.intent);
    if (result.kind === 'failed' && result.failure.code === 'capture-in-progress') {
      await new Promise((resolve) => setTimeout(resolve, CAPTURE_AGAIN_MS));
      if (current !== press) return;
      result = await send(press.action, press.intent);
    }
    if (current !== press) return;
    if (result.kind === 'ok') waitForDocument(press, result.reply);
    else if (result.kind !== 'unreachable') over({ action: press.action, problem: result });
    else if (hasIntent(document(), press.intent)) over(null);
    else {
      unseen = press;
      over({ action: press.action, problem: { kind: 'unreachable' } });
    }
  }

  function isSecondHalf(action: Action): boolean {
    if (!last || !sameAction(last.action, action) || answered(action)) return false;
    // What another tab has opened meanwhile was not pressed about before.
    if (document()?.current?.key !== last.session) return false;
    return Date.now() - last.at < SAME_PRESS_MS;
  }

  return {
    busy: () => current !== undefined,
    press(action, intent = crypto.randomUUID()) {
      if (current || isSecondHalf(action)) return;
      const press: Press = { action, intent };
      current = press;
      unseen = undefined;
      changed(action, null);
      void sendPress(press);
    },
    documentChanged() {
      if (current?.asked && isShown(document(), current.asked)) over(null);
      else if (unseen && hasIntent(document(), unseen.intent)) {
        unseen = undefined;
        if (!current) changed(null, null);
      }
    },
    dispose() {
      clearTimeout(lateTimer);
      clearTimeout(giveUpTimer);
      current = undefined;
    },
  };
}
