export { callbackEndpoint as handler } from '../../lib/callbackEndpoint';
