import { authorize } from '../../lib/agent/authorize';
import { agentEndpoint } from '../../lib/agent/endpoint';
import { openDocument } from '../../lib/agent/open';

export const handler = agentEndpoint('open', async (call) => openDocument(await authorize(call)));
