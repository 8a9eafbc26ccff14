import { agentEndpoint } from '../../lib/agent/endpoint';

/** Lets an agent see the payments of a call. */
export const handler = agentEndpoint('open', () => import('./agent.private'));
