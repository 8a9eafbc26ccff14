import { questionEndpoint } from '../../lib/agent/ask';
import { startOf } from '../../lib/agent/start';

export const handler = questionEndpoint('start', startOf);
