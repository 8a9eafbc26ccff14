import { agentEndpoint } from '../../lib/agent/endpoint';

/** Opens a payment session on the call. */
export const handler = agentEndpoint('start', () => import('./agent.private'));
