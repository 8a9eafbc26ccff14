import { configuration } from '../../lib/runtime/configuration';
import { statusCallbacks } from '../../lib/webhooks/status';

export const handler = statusCallbacks(configuration);
