import { agentEndpoint } from '../../lib/agent/endpoint';

/** Opens a payment session on the call. */
export const handler = agentEndpoint('start', async (request) => {
  const { carryOut } = await import('../../lib/agent/press');
  const { askForPayment } = await import('../../lib/agent/startPayment');
  const { holdsCall } = await import('../../lib/agent/callOwnership');
  return carryOut(request, { requires: holdsCall, startsPayment: true, ask: askForPayment });
});
