import { holdsCall } from '../../lib/agent/callOwnership';
import { pressEndpoint } from '../../lib/agent/press';
import { startPayment } from '../../lib/agent/startPayment';

/** Opens a payment session on the call. */
export const handler = pressEndpoint('start', {
  requires: holdsCall,
  startsPayment: true,
  ask: startPayment,
});
