import { agentEndpoint } from '../../lib/agent/endpoint';

/** Opens a payment session on the call. */
export const handler = agentEndpoint('start', async (request) => {
  const { startPayment } = await import('../../lib/agent/startPayment');
  return startPayment(request);
});
