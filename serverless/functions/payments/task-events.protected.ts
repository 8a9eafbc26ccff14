export { taskEvents as handler } from '../../lib/webhooks/taskEvents';
