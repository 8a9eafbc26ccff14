import { questionEndpoint } from '../../lib/questionEndpoint';
import { startOf } from '../../lib/start';

export const handler = questionEndpoint('start', startOf);
