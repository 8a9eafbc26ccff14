import { type Static, Type } from '@sinclair/typebox';
import { invalidParameter, notFound } from '../rest/errors';
import { done, refused } from '../rest/outcome';
import { activities } from './activities';
import { workerAnswer } from './answers';
import { Attributes, readAttributes } from './attributes';
import { address, type CommandOutcome, type CommandRoute, type Parts, withParams } from './command';
import * as wire from './wire';

const WorkerUpdate = Type.Object({
  ActivitySid: Type.Optional(Type.String()),
  Attributes: Type.Optional(Attributes),
  RejectPendingReservations: Type.Optional(Type.Union([Type.Boolean(), Type.String()])),
});

/** Workers: read, and given another activity or other attributes. */
export function workerCommands({ taskRouter }: Parts): readonly CommandRoute[] {
  function update(sid: string, given: Static<typeof WorkerUpdate>): CommandOutcome {
    const { ActivitySid, RejectPendingReservations: rejectPending } = given;
    if (!taskRouter.worker(sid)) return refused(notFound(sid));
    if (given.Attributes !== undefined) {
      const attributes = readAttributes(given.Attributes);
      if (!attributes.ok) return attributes;
      taskRouter.setWorkerAttributes(sid, attributes.value);
    }
    if (ActivitySid !== undefined) {
      const activity = activities.find((each) => each.sid === ActivitySid);
      if (!activity) return refused(invalidParameter(`Unknown activity ${ActivitySid}`));
      taskRouter.setActivity(sid, activity);
    }
    if (rejectPending === true || rejectPending === 'true')
      for (const { sid: pending } of taskRouter.reservations({ workerSid: sid }))
        taskRouter.reject(pending);
    return workerAnswer(taskRouter, sid);
  }

  return [
    {
      method: 'GET',
      path: address('Workers'),
      run: () => done(wire.list(taskRouter.workers().map(wire.workerPayload))),
    },
    {
      method: 'GET',
      path: address('Workers/(WK\\w+)'),
      run: ({ sids: [sid = ''] }) => workerAnswer(taskRouter, sid),
    },
    {
      method: 'POST',
      path: address('Workers/(WK\\w+)'),
      run: ({ sids: [sid = ''], params }) =>
        withParams(WorkerUpdate, params, (given) => update(sid, given)),
    },
    {
      method: 'GET',
      path: address('Workers/(WK\\w+)/WorkerChannels'),
      run: ({ sids: [sid = ''] }) => done(wire.workerChannels(taskRouter, sid)),
    },
  ];
}
