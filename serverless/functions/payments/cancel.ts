import { agentEndpoint } from '../../lib/endpoint';
import { updatePayment } from '../../lib/question';

export const handler = agentEndpoint('cancel', (call, request) =>
  updatePayment(call, request, 'cancel'),
);
