export { statusCallbacks as handler } from '../../lib/webhooks/status';
