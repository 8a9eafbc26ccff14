import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context';
import type { Conferences } from '../conferences/conferences';
import { createDelivery } from '../../edge/delivery';
import { type AnswerAtOnce, createAnsweredCalls } from './answeredCalls';
import { registerEventBridge } from './eventBridge';
import { sendEventCallbacks } from './eventCallbacks';
import { serveEventSocket } from './eventSocket';
import { createMonitoring } from './monitoring';
import { registerTaskRouterRest } from './rest';
import { createTaskRouter, type TaskRouter } from './taskRouter';
import { createTransfers } from './transfers';
import { createVoiceChannel } from './voiceChannel';
import { registerWorkspace } from './workspace';

export interface TaskRouterNeeds extends Context {
  readonly conferences: Conferences;
  /** The EventCallbackUrl that the workspace comes with; undefined for none. */
  readonly eventCallbackUrl: () => string | undefined;
}

interface Registered {
  readonly taskRouter: TaskRouter;
  /** How a script has a call answered at once. */
  readonly answerAtOnce: AnswerAtOnce;
}

/** TaskRouter: its REST, what Flex UI's client asks over the event bridge, and the calls it routes. */
export function registerTaskRouter(app: FastifyInstance, needs: TaskRouterNeeds): Registered {
  const { calls, sockets, tokens, conferences } = needs;
  const taskRouter = createTaskRouter();
  const voice = createVoiceChannel(calls, taskRouter, conferences);
  const monitoring = createMonitoring(calls, taskRouter, conferences, app.switches.current);
  const transfers = createTransfers(taskRouter, app.switches.current);
  registerTaskRouterRest(app, taskRouter);
  const workspace = registerWorkspace(app, needs.eventCallbackUrl);
  registerEventBridge(app, tokens, { taskRouter, transfers, conferences, voice, monitoring });
  serveEventSocket(sockets, tokens, taskRouter, conferences);
  const delivery = createDelivery({
    faults: needs.faults,
    kind: 'taskEvents',
    origin: () => needs.origin(),
    outbound: needs.outboundCallbacks,
    journal: needs.journal,
    underway: needs.underway,
    order: () => app.switches.current().callbackOrder,
  });
  sendEventCallbacks(taskRouter, delivery, workspace);
  app.addHook('onClose', (_app, done) => {
    delivery.close();
    done();
  });
  needs.onReset(() => {
    voice.reset();
    monitoring.reset();
    taskRouter.reset();
    transfers.reset();
  });
  return { taskRouter, answerAtOnce: createAnsweredCalls(calls, taskRouter, voice) };
}
