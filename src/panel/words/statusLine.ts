import type { Snapshot } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import type { Collecting, PaymentSession } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import type { Access } from '../access';
import type { Say } from './strings';
import type { Language } from './context';
import { brandName, fieldName, paragraph, timeOfDay } from './words';

const ENDING_LENGTH = 4;

/** The field captured last; of a card or account also what the caller can check it by. */
function capturedWords(say: Say, { lastCaptured, fields }: AgentView): string {
  const row = fields.find(({ field }) => field === lastCaptured);
  if (row?.state !== 'captured') return '';
  const field = fieldName(say, row.field);
  const ending = row.shown.replaceAll(/\D/g, '').slice(-ENDING_LENGTH);
  const checkable = row.field === 'payment-card-number' || row.field === 'bank-account-number';
  if (!checkable || ending === '') return say('PaymentStatusCaptured', { field });
  return row.brand === null
    ? say('PaymentStatusCapturedEnding', { field, ending })
    : say('PaymentStatusCapturedBrand', { field, brand: brandName(row.brand), ending });
}

/** The field that the caller is on. */
function fieldOf({ capturing, fields }: Collecting): Field | undefined {
  const asked = fields.findLast(({ now }) => now.state === 'asked' || now.state === 'asked-again');
  return capturing ?? asked?.field;
}

/** What comes next: whoever may act is asked to do it, the others see that it is still to come. */
function nextWords(say: Say, session: Collecting, access: Access, live: boolean): string {
  const { fields, missing, unknownRequired } = session;
  const acts = access === 'act';
  const field = fieldOf(session);
  if (field) return say('PaymentStatusAsked', { field: fieldName(say, field) });
  if (missing.length === 0) {
    if (unknownRequired.length > 0) return say('PaymentStatusBlocked');
    return say(acts && live ? 'PaymentStatusWhole' : 'PaymentStatusWholeToCome');
  }
  const refused = fields.find(({ now }) => now.state === 'refused');
  return refused
    ? say('PaymentStatusRefused', { field: fieldName(say, refused.field) })
    : say(acts ? 'PaymentStatusNextField' : 'PaymentStatusNextFieldToCome');
}

function collectingWords(
  say: Say,
  session: Collecting,
  snapshot: Snapshot,
  access: Access,
  live: boolean,
): string {
  if (snapshot.onHold) return say('PaymentOnHold');
  const refused = session.fields.some(({ now }) => now.state === 'refused');
  const next = nextWords(say, session, access, live);
  return paragraph(say, [refused ? '' : capturedWords(say, snapshot.view), next]);
}

type Completing = Extract<PaymentSession, { status: 'completing' }>;

function completingWords(language: Language, { order, since }: Completing): string {
  const { say } = language;
  if (order.confirmation) {
    return say('PaymentStatusConfirming', { time: timeOfDay(language, since) });
  }
  return say(order.purpose.kind === 'charge' ? 'PaymentStatusCharging' : 'PaymentStatusSaving');
}

function sessionWords(
  language: Language,
  session: PaymentSession,
  snapshot: Snapshot,
  access: Access,
  live: boolean,
): string {
  const { say } = language;
  const { method, purpose } = session.order;
  switch (session.status) {
    case 'starting':
      return say('PaymentStatusStarting');
    case 'collecting':
      return collectingWords(say, session, snapshot, access, live);
    case 'completing':
      return completingWords(language, session);
    case 'cancelling':
      return say('PaymentStatusCancelling');
    case 'succeeded':
      return purpose.kind === 'charge'
        ? say(`PaymentStatusCharged_${method}`)
        : say(`PaymentStatusSaved_${method}`);
    case 'cancelled':
      return say('PaymentStatusCancelled');
    case 'failed':
    case 'unknown':
      return say('PaymentStatusEnded');
  }
}

/**
 * Where the payment stands, in a sentence for the status region. It changes with fields and outcomes, never
 * with digits: what is read out must not follow the caller's keys, and be little.
 */
export function statusLine(
  language: Language,
  snapshot: Snapshot,
  access: Access,
  live: boolean,
): string {
  const { say } = language;
  const { phase, view, pending, composing, failure, formProblems } = snapshot;
  switch (phase.kind) {
    case 'waiting':
      return access === 'ended' ? say('PaymentStatusOver') : say('PaymentStatusWaiting');
    case 'connecting':
      return say('PaymentStatusConnecting');
    case 'retrying':
    case 'unavailable':
      return '';
    case 'ready':
      break;
  }
  if (pending && pending.kind !== 'capture') {
    return pending.kind === 'start' ? say('PaymentStatusStarting') : say('PaymentStatusSending');
  }
  if (view.session && !composing)
    return sessionWords(language, view.session, snapshot, access, live);
  switch (access) {
    case 'ended':
      return say('PaymentStatusOver');
    case 'watch':
      return say('PaymentStatusNone');
    case 'act':
      if (formProblems.length > 0) return say('PaymentStatusCorrect');
      if (failure) return say('PaymentStatusNotStarted');
      return phase.offer.prefill ? say('PaymentStatusReady') : '';
  }
}
