import { agentEndpoint } from '../../lib/agent/endpoint';

/** Asks the processor to charge, or to save, what was captured. */
export const handler = agentEndpoint('complete', async (request) => {
  const { updatePayment } = await import('../../lib/agent/press');
  const { holdsCall } = await import('../../lib/agent/callOwnership');
  return updatePayment(request, holdsCall, 'complete');
});
