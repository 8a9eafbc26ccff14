import type { Snapshot } from '../client/snapshot';
import type { PaymentSession } from '../payment/status';
import type { Say } from './strings';
import { fieldName } from './words';

type Collecting = Extract<PaymentSession, { status: 'collecting' }>;

function collectingWords(say: Say, { capturing, fields, missing }: Collecting): string {
  if (capturing) return say('PaymentStatusCapturing', { field: fieldName(say, capturing) });
  if (missing.length === 0) return say('PaymentStatusWhole');
  const asked = fields.findLast(({ now }) => now.state === 'asked');
  return asked
    ? say('PaymentStatusAsked', { field: fieldName(say, asked.field) })
    : say('PaymentStatusNextField');
}

function sessionWords(say: Say, session: PaymentSession): string {
  switch (session.status) {
    case 'starting':
      return say('PaymentStatusStarting');
    case 'collecting':
      return collectingWords(say, session);
    case 'completing':
      return say('PaymentStatusCompleting');
    case 'cancelling':
      return say('PaymentStatusCancelling');
    case 'succeeded':
      return say('PaymentStatusSucceeded');
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
export function statusLine(say: Say, snapshot: Snapshot, readOnly: boolean): string {
  const { phase, view, pending, composing } = snapshot;
  switch (phase.state) {
    case 'waiting':
      return readOnly ? say('PaymentStatusOver') : say('PaymentStatusWaiting');
    case 'connecting':
      return say('PaymentStatusConnecting');
    case 'unavailable':
      return '';
    case 'ready':
      break;
  }
  if (pending) {
    return pending.kind === 'start' ? say('PaymentStatusStarting') : say('PaymentStatusSending');
  }
  if (view.session && !composing) return sessionWords(say, view.session);
  return readOnly ? say('PaymentStatusOver') : say('PaymentStatusReady');
}
