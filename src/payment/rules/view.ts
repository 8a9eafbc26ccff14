import { type EarlierView, earlierView } from '../document/earlier';
import { type Field, firstEntryOf } from '../card/field';
import { showMasked } from '../card/masked';
import type { CallDocument, SessionRecord } from '../document/session';
import {
  callerConfirms,
  type FieldState,
  type FieldStatus,
  isOver,
  type PaymentSession,
  sessionAt,
  whyIncomplete,
} from './status';

/** One row of the panel. */
export interface FieldView {
  readonly field: Field;
  readonly state: FieldState['state'];
  /** The masked value as it is shown; empty if there is none. */
  readonly shown: string;
  /** Twilio's name of the card's brand, never guessed here; null when Twilio did not say. */
  readonly brand: string | null;
  /** ErrorType of a refused input; null otherwise. */
  readonly error: string | null;
  /** Why it was refused, in the words of PaymentError; null when they say no more than the error. */
  readonly cause: string | null;
  readonly canAsk: boolean;
  /** How many questions for it were put to Twilio and not refused; of folded ones all count. */
  readonly timesAsked: number;
}

/** Everything the agent may see and do on one call at one moment. */
export interface AgentView {
  readonly session: PaymentSession | null;
  readonly fields: readonly FieldView[];
  readonly earlier: readonly EarlierView[];
  readonly canStart: boolean;
  readonly canComplete: boolean;
  readonly canCancel: boolean;
}

function timesAsked({ questions, folded }: SessionRecord, field: Field): number {
  const taken = questions.filter(({ kind, reply }) => kind === field && reply.state !== 'refused');
  return taken.length + (folded?.[field]?.length ?? 0);
}

type Shown = Extract<FieldState, { readonly value: string }>;

function hasValue(now: FieldState): now is Shown {
  return now.state === 'entering' || now.state === 'captured' || now.state === 'asked-again';
}

/** A postal code is not shown any more once the payment is over, whatever the document still has (R45). */
function shownValue(session: PaymentSession, field: Field, { value, brand }: Shown): string {
  const hidden = firstEntryOf(field) === 'postal-code' && isOver(session);
  return hidden ? '' : showMasked(field, value, brand);
}

function fieldView(
  record: SessionRecord,
  session: PaymentSession,
  { field, now }: FieldStatus,
): FieldView {
  const entered = hasValue(now) ? now : null;
  return {
    field,
    state: now.state,
    shown: entered ? shownValue(session, field, entered) : '',
    brand: entered?.brand ?? null,
    error: now.state === 'refused' ? now.error : null,
    cause: now.state === 'refused' && now.cause !== now.error ? now.cause : null,
    canAsk: session.status === 'collecting',
    timesAsked: timesAsked(record, field),
  };
}

/** The agent's view of a call's document at `now` (milliseconds since 1970, by the server's clock). */
export function agentView(document: CallDocument | undefined, now: number): AgentView {
  const record = document?.current ?? null;
  const session = record && sessionAt(record, now);
  const collecting = session?.status === 'collecting' ? session : null;
  return {
    session,
    fields: record && session ? session.fields.map((each) => fieldView(record, session, each)) : [],
    earlier: (document?.earlier ?? []).map(earlierView),
    canStart: session === null || isOver(session),
    canComplete: collecting !== null && whyIncomplete(collecting) === undefined,
    canCancel: collecting !== null || (session !== null && callerConfirms(session)),
  };
}
