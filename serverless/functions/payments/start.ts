import { agentEndpoint } from '../../lib/endpoint';
import { startPayment } from '../../lib/question';

export const handler = agentEndpoint('start', startPayment);
