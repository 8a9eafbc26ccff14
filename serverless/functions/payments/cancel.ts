import { agentEndpoint } from '../../lib/agent/endpoint';

/** Ends the payment without asking the processor. */
export const handler = agentEndpoint('cancel', () => import('./agent.private'));
