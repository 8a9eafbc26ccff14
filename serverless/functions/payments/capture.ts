import { agentEndpoint } from '../../lib/endpoint';
import { updatePayment } from '../../lib/question';

export const handler = agentEndpoint('capture', (call, request) =>
  updatePayment(call, request, request.field),
);
