export { taskEventEndpoint as handler } from '../../lib/taskEventEndpoint';
