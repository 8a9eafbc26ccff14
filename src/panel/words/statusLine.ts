import type { Snapshot } from '../../client/snapshot';
import type { PaymentSession } from '../../payment/rules/status';
import type { Access } from '../access';
import type { Say } from './strings';
import type { Language } from './context';
import { fieldName, timeOfDay } from './words';

type Collecting = Extract<PaymentSession, { status: 'collecting' }>;

/** Whoever may act is asked to do what comes next; the others see that it is still to come. */
function collectingWords(say: Say, session: Collecting, access: Access, live: boolean): string {
  const { capturing, fields, missing, unknownRequired } = session;
  const acts = access === 'act';
  if (capturing) return say('PaymentStatusCapturing', { field: fieldName(say, capturing) });
  if (missing.length === 0) {
    if (unknownRequired.length > 0) return say('PaymentStatusBlocked');
    return say(acts && live ? 'PaymentStatusWhole' : 'PaymentStatusWholeToCome');
  }
  const asked = fields.findLast(({ now }) => now.state === 'asked' || now.state === 'asked-again');
  if (asked) return say('PaymentStatusAsked', { field: fieldName(say, asked.field) });
  const refused = fields.find(({ now }) => now.state === 'refused');
  return refused
    ? say('PaymentStatusRefused', { field: fieldName(say, refused.field) })
    : say(acts ? 'PaymentStatusNextField' : 'PaymentStatusNextFieldToCome');
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
  access: Access,
  live: boolean,
): string {
  const { say } = language;
  const { method, purpose } = session.order;
  switch (session.status) {
    case 'starting':
      return say('PaymentStatusStarting');
    case 'collecting':
      return collectingWords(say, session, access, live);
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
 * Where the payment stands, in a sentence for the status region. It changes with states, never with
 * digits: what is read out must not follow the caller's keys.
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
  if (pending) {
    return pending.kind === 'start' ? say('PaymentStatusStarting') : say('PaymentStatusSending');
  }
  if (view.session && !composing) return sessionWords(language, view.session, access, live);
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
