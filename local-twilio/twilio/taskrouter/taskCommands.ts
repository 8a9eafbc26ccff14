import { type Static, Type } from '@sinclair/typebox';
import { invalidParameter, notFound } from '../rest/errors';
import { refused } from '../rest/outcome';
import { taskAnswer } from './answers';
import { Attributes, parseAttributes } from './attributes';
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
      const attributes = parseAttributes(given.Attributes);
      if (!attributes) return refused(invalidParameter('Attributes is not a JSON object'));
      taskRouter.updateAttributes(sid, attributes);
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
    const attributes = parseAttributes(given);
    if (!attributes) return refused(invalidParameter('Attributes is not a JSON object'));
    const task = taskRouter.createTask({
      attributes,
      ...(RoutingTarget !== undefined && { routingTarget: RoutingTarget }),
    });
    return taskAnswer(taskRouter, task.sid);
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
