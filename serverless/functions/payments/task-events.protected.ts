export { taskEventEndpoint as handler } from '../../lib/webhooks/taskEventEndpoint';
