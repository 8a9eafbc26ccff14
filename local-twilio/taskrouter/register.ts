import type { FastifyInstance } from 'fastify';
import type { Calls } from '../calls/calls';
import type { Conferences } from '../conferences/conferences';
import type { Sockets } from '../edge/sockets';
import type { Tokens } from '../iam/tokens';
import { registerEventBridge } from './eventBridge';
import { serveEventSocket } from './eventSocket';
import { registerTaskRouterRest } from './rest';
import { createTaskRouter } from './taskRouter';
import { createVoiceChannel } from './voiceChannel';

export interface TaskRouterNeeds {
  readonly calls: Calls;
  readonly sockets: Sockets;
  readonly tokens: Tokens;
  readonly conferences: Conferences;
  onReset(forget: () => void): void;
}

/** TaskRouter: its REST, what Flex UI's client asks over the event bridge, and the calls it routes. */
export function registerTaskRouter(app: FastifyInstance, needs: TaskRouterNeeds): void {
  const { calls, sockets, tokens, conferences } = needs;
  const taskRouter = createTaskRouter();
  const voice = createVoiceChannel(calls, taskRouter, conferences);
  registerTaskRouterRest(app, taskRouter);
  registerEventBridge(app, tokens, { taskRouter, conferences, voice });
  serveEventSocket(sockets, tokens, taskRouter, conferences);
  needs.onReset(() => {
    voice.reset();
    taskRouter.reset();
  });
}
