import { askUpdate } from '../../../src/payment/rules/ask';
import { holdsCall } from '../../lib/agent/callOwnership';
import { pressEndpoint } from '../../lib/agent/press';

/** Ends the payment without asking the processor. */
export const handler = pressEndpoint('cancel', {
  requires: holdsCall,
  startsPayment: false,
  ask: ({ agent, limits, now, writer }, { intent, session }, document) =>
    askUpdate(document, { intent, session, agent, writer, limits, kind: 'cancel' }, now),
});
