import { done } from '../rest/outcome';
import { address, type CommandRoute, type Parts } from './command';
import { interactionCommands } from './interactionCommands';
import { participantCommands } from './participantCommands';
import { reservationCommands } from './reservationCommands';
import { taskCommands } from './taskCommands';
import { transferCommands } from './transferCommands';
import * as wire from './wire';
import { workerCommands } from './workerCommands';

/** The requests of twilio-taskrouter 2.0.11, by its own routes. */
export function commandRoutes(parts: Parts): readonly CommandRoute[] {
  return [
    { method: 'GET', path: address('Activities'), run: () => done(wire.activityList()) },
    {
      method: 'GET',
      path: address('TaskQueues'),
      run: () => done(wire.list([wire.taskQueuePayload])),
    },
    ...workerCommands(parts),
    ...reservationCommands(parts),
    ...participantCommands(parts),
    ...taskCommands(parts),
    ...transferCommands(parts),
    ...interactionCommands(parts),
  ];
}
