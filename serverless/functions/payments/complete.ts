import { agentEndpoint } from '../../lib/agent/endpoint';

/** Asks the processor to charge, or to save, what was captured. */
export const handler = agentEndpoint('complete', () => import('./agent.private'));
