import { type EarlierView, earlierView } from '../document/earlier';
import { type Field, firstEntryOf } from '../card/field';
import { showMasked } from '../card/masked';
import { lastAsked } from '../document/questions';
import type { CallDocument, SessionRecord } from '../document/session';
import type { FieldState, FieldStatus } from './fieldStatus';
import { callerConfirms, isOver, type PaymentSession, sessionAt, whyIncomplete } from './status';

interface Row {
  readonly field: Field;
  readonly canAsk: boolean;
  /** How many questions for it were put to Twilio and not refused; of folded ones all count. */
  readonly timesAsked: number;
}

/** A row with an entry, whole or on its way. */
export type EnteredField = Row & {
  readonly state: Entered['state'];
  /** The masked value as it is shown; empty once it may no longer be (R45). */
  readonly shown: string;
  /** Twilio's name of the card's brand, never guessed here; null when Twilio did not say. */
  readonly brand: string | null;
};

/** A row whose entry was refused. */
export type RefusedField = Row & {
  readonly state: 'refused';
  /** Twilio's ErrorType, or a reason of ours. */
  readonly error: string;
  /** Why, in the words of PaymentError; null when they say no more than the error. */
  readonly cause: string | null;
};

/** One row of the panel. */
export type FieldView =
  (Row & { readonly state: 'not-asked' | 'asked' }) | EnteredField | RefusedField;

/** What is shown of an entry; nothing where there is none. */
export function entryOf(row: FieldView): Pick<EnteredField, 'shown' | 'brand'> {
  switch (row.state) {
    case 'asked-again':
    case 'entering':
    case 'captured':
      return row;
    case 'not-asked':
    case 'asked':
    case 'refused':
      return { shown: '', brand: null };
  }
}

/** Everything the agent may see and do on one call at one moment. */
export interface AgentView {
  readonly session: PaymentSession | null;
  readonly fields: readonly FieldView[];
  readonly earlier: readonly EarlierView[];
  /** The field that was captured last; null while none is. */
  readonly lastCaptured: Field | null;
  /** When the payment was last sent to be completed (milliseconds since 1970); null while it was not. */
  readonly completedAt: number | null;
  /** Twilio's name of the payment, where it is certain. */
  readonly reference: string | null;
  readonly canStart: boolean;
  readonly canComplete: boolean;
  readonly canCancel: boolean;
}

function timesAsked({ questions, folded }: SessionRecord, field: Field): number {
  const taken = questions.filter(({ kind, reply }) => kind === field && reply.state !== 'refused');
  return taken.length + (folded?.[field]?.length ?? 0);
}

type Entered = Extract<FieldState, { readonly value: string }>;

/** A postal code is hidden once the payment is over, even if the document still has it (R45). */
function shownValue(session: PaymentSession, field: Field, { value, brand }: Entered): string {
  const hidden = firstEntryOf(field) === 'postal-code' && isOver(session);
  return hidden ? '' : showMasked(field, value, brand);
}

function fieldView(
  record: SessionRecord,
  session: PaymentSession,
  { field, now }: FieldStatus,
): FieldView {
  const row = {
    field,
    canAsk: session.status === 'collecting',
    timesAsked: timesAsked(record, field),
  };
  switch (now.state) {
    case 'not-asked':
    case 'asked':
      return { ...row, state: now.state };
    case 'asked-again':
    case 'entering':
    case 'captured':
      return { ...row, state: now.state, shown: shownValue(session, field, now), brand: now.brand };
    case 'refused': {
      const { state, error, cause } = now;
      return { ...row, state, error, cause: cause === error ? null : cause };
    }
  }
}

function lastCaptured({ answers }: SessionRecord, session: PaymentSession): Field | null {
  const captured = session.fields.filter(({ now }) => now.state === 'captured');
  const question = (field: Field) => answers[field]?.question ?? 0;
  return (
    captured.reduce<FieldStatus | null>(
      (last, each) => (last && question(last.field) > question(each.field) ? last : each),
      null,
    )?.field ?? null
  );
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
    lastCaptured: record && session ? lastCaptured(record, session) : null,
    completedAt: (record && lastAsked(record, 'complete')?.askedAt) ?? null,
    reference: record?.sidSource === 'contested' ? null : (record?.paymentSid ?? null),
    canStart: session === null || isOver(session),
    canComplete: collecting !== null && whyIncomplete(collecting) === undefined,
    canCancel: collecting !== null || (session !== null && callerConfirms(session)),
  };
}
