import { agentEndpoint } from '../../lib/agent/endpoint';

/** Asks the caller to key in one field. */
export const handler = agentEndpoint('capture', () => import('./agent.private'));
