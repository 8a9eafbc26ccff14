import { holdsCall } from '../../lib/agent/callOwnership';
import { agentEndpoint } from '../../lib/agent/endpoint';
import { startPayment } from '../../lib/agent/startPayment';

/** Opens a payment session on the call. */
export const handler = agentEndpoint('start', async (request) => {
  const { carryOut } = await import('../../lib/agent/press');
  return carryOut(request, {
    requires: holdsCall,
    startsPayment: true,
    ask: startPayment,
  });
});
