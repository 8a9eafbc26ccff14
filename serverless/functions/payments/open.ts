import { authorize } from '../../lib/authorize';
import { agentEndpoint } from '../../lib/endpoint';
import { openDocument } from '../../lib/syncAccess';

export const handler = agentEndpoint('open', async (call) => openDocument(await authorize(call)));
