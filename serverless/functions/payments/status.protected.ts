export { callbackEndpoint as handler } from '../../lib/webhooks/callbackEndpoint';
