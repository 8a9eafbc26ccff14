import { agentEndpoint } from '../../lib/agent/endpoint';

/** Ends the payment without asking the processor. */
export const handler = agentEndpoint('cancel', async (request) => {
  const { cancelPayment } = await import('../../lib/agent/cancelPayment');
  return cancelPayment(request);
});
