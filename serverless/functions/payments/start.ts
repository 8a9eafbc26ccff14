import { agentEndpoint } from '../../lib/endpoint';
import { startPayment } from '../../lib/start';

export const handler = agentEndpoint('start', startPayment);
