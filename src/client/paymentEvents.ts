import type { PaymentEvents } from '../../types';
import type { PaymentSession } from '../payment/rules/status';
import type { AgentView } from '../payment/rules/view';
import type { PaymentClient } from './paymentClient';

type Name = keyof PaymentEvents;
/** One event of a payment, as other plugins hear of it. */
export type PaymentEvent = {
  [N in Name]: { readonly name: N; readonly payload: PaymentEvents[N] };
}[Name];

function about(taskSid: string, { key, order }: PaymentSession): PaymentEvents['PaymentStarted'] {
  const { processor, method, description, purpose } = order;
  const price = purpose.kind === 'charge' ? purpose.charge : { tokenType: purpose.tokenType };
  return { taskSid, session: key, processor, method, description, ...price };
}

function outcomeOf(session: PaymentSession): PaymentEvents['PaymentFinished']['outcome'] | null {
  switch (session.status) {
    case 'starting':
    case 'collecting':
    case 'completing':
    case 'cancelling':
      return null;
    case 'succeeded':
      return { kind: session.status, confirmationCode: session.confirmationCode };
    case 'failed': {
      const { reason, payErrorCode } = session;
      return { kind: session.status, reason, payErrorCode };
    }
    case 'cancelled':
    case 'unknown':
      return { kind: session.status };
  }
}

/** What happened to the current payment between two views of a call, in its order. */
function eventsBetween(
  taskSid: string,
  before: AgentView,
  after: AgentView,
): readonly PaymentEvent[] {
  const { session } = after;
  if (session === null || session.status === 'starting') return [];
  const known = before.session?.key === session.key ? before : undefined;
  const wasOpen = known !== undefined && known.session?.status !== 'starting';
  const payment = about(taskSid, session);
  const events: PaymentEvent[] = [];
  // One that Twilio refused to open has failed, and was never started.
  if (!wasOpen && session.status !== 'failed')
    events.push({ name: 'PaymentStarted', payload: payment });
  for (const row of after.fields) {
    if (row.state !== 'captured') continue;
    const { field, shown, brand } = row;
    const was = known?.fields.find((each) => each.field === field)?.state;
    if (was !== 'captured')
      events.push({ name: 'PaymentCaptured', payload: { ...payment, field, shown, brand } });
  }
  const outcome = outcomeOf(session);
  if (outcome && known?.session?.status !== session.status)
    events.push({ name: 'PaymentFinished', payload: { ...payment, outcome } });
  return events;
}

/**
 * Reports what happens to the payments of a client from the moment they are known: what is found then, after a
 * reload, is no event. Returns what ends it.
 */
export function followPayments(
  taskSid: string,
  client: PaymentClient,
  emit: (event: PaymentEvent) => void,
): () => void {
  const shown = () => {
    const { phase, view } = client.getSnapshot();
    return phase.kind === 'ready' ? view : undefined;
  };
  let known = shown();
  return client.subscribe(() => {
    const before = known;
    known = shown() ?? known;
    if (before && known && known !== before) eventsBetween(taskSid, before, known).forEach(emit);
  });
}
