import { agentEndpoint } from '../../lib/agent/endpoint';

/** Asks the caller to key in one field. */
export const handler = agentEndpoint('capture', async (request) => {
  const { updatePayment } = await import('../../lib/agent/press');
  const { holdsCall } = await import('../../lib/agent/callOwnership');
  return updatePayment(request, holdsCall, request.fields.field);
});
