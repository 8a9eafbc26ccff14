import { agentEndpoint } from '../../lib/endpoint';
import { openDocument } from '../../lib/syncAccess';

export const handler = agentEndpoint('open', openDocument);
