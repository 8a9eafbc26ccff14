import { type Static, Type } from '@sinclair/typebox';
import { notFound } from '../rest/errors';
import { andThen, refused } from '../rest/outcome';
import { taskAnswer } from './answers';
import { Attributes, readAttributes } from './attributes';
import { address, type CommandOutcome, type CommandRoute, type Parts, withParams } from './command';

const TaskUpdate = Type.Object({
  AssignmentStatus: Type.Optional(Type.String()),
  Reason: Type.Optional(Type.String()),
  Attributes: Type.Optional(Attributes),
  VirtualStartTime: Type.Optional(Type.String()),
});

const NewTask = Type.Object({ RoutingTarget: Type.Optional(Type.String()), Attributes });

/** Tasks: read, created, and brought to their end. */
export function taskCommands({ taskRouter, voice }: Parts): readonly CommandRoute[] {
  function update(sid: string, given: Static<typeof TaskUpdate>): CommandOutcome {
    if (!taskRouter.task(sid)) return refused(notFound(sid));
    if (given.Attributes !== undefined) {
      const attributes = readAttributes(given.Attributes);
      if (!attributes.ok) return attributes;
      taskRouter.updateAttributes(sid, attributes.value);
    }
    const reservations = taskRouter.reservations({ taskSid: sid });
    if (given.AssignmentStatus === 'wrapping') {
      voice.close(sid);
      for (const reservation of reservations) taskRouter.wrapUp(reservation.sid);
    }
    if (given.AssignmentStatus === 'completed')
      for (const reservation of reservations) taskRouter.complete(reservation.sid, given.Reason);
    if (given.AssignmentStatus === 'canceled') taskRouter.cancelTask(sid, given.Reason ?? '');
    return taskAnswer(taskRouter, sid);
  }

  function create({ RoutingTarget, Attributes: given }: Static<typeof NewTask>): CommandOutcome {
    return andThen(readAttributes(given), (attributes) => {
      const task = taskRouter.createTask({
        attributes,
        ...(RoutingTarget !== undefined && { routingTarget: RoutingTarget }),
      });
      return taskAnswer(taskRouter, task.sid);
    });
  }

  return [
    {
      method: 'GET',
      path: address('Tasks/(WT\\w+)'),
      run: ({ sids: [sid = ''] }) => taskAnswer(taskRouter, sid),
    },
    {
      method: 'POST',
      path: address('Tasks/(WT\\w+)'),
      run: ({ sids: [sid = ''], params }) =>
        withParams(TaskUpdate, params, (given) => update(sid, given)),
    },
    {
      method: 'POST',
      path: address('Tasks'),
      run: ({ params }) => withParams(NewTask, params, create),
    },
  ];
}
