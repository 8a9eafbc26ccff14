import { agentEndpoint } from '../../lib/endpoint';
import { updatePayment } from '../../lib/question';

export const handler = agentEndpoint('complete', (call, request) =>
  updatePayment(call, request, 'complete'),
);
