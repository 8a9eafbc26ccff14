import { type Static, Type } from '@sinclair/typebox';
import { onOwnReservation, taskAnswer } from './answers';
import { address, type CommandOutcome, type CommandRoute, type Parts, withParams } from './command';
import type { Worker } from './model';

const CustomerUpdate = Type.Object({ TaskSid: Type.String(), Hold: Type.Optional(Type.Boolean()) });

const AgentUpdate = Type.Object({
  ReservationSid: Type.String(),
  EndConferenceOnExit: Type.Optional(Type.Boolean()),
  Mute: Type.Optional(Type.Boolean()),
});

/** The customer and the agent in a task's conference: held, muted, and whether it ends with them. */
export function participantCommands({ taskRouter, voice }: Parts): readonly CommandRoute[] {
  function updateAgent(worker: Worker, given: Static<typeof AgentUpdate>): CommandOutcome {
    const { ReservationSid, EndConferenceOnExit: endConferenceOnExit, Mute: muted } = given;
    return onOwnReservation(taskRouter, worker, ReservationSid, (reservation) =>
      voice.updateAgent(reservation, {
        ...(endConferenceOnExit !== undefined && { endConferenceOnExit }),
        ...(muted !== undefined && { muted }),
      }),
    );
  }

  return [
    {
      method: 'POST',
      path: address('Workers/WK\\w+/CustomerParticipant'),
      run: ({ params }) =>
        withParams(CustomerUpdate, params, ({ TaskSid, Hold }) => {
          if (Hold !== undefined) voice.hold(TaskSid, Hold);
          return taskAnswer(taskRouter, TaskSid);
        }),
    },
    {
      method: 'POST',
      path: address('Workers/WK\\w+/WorkerParticipant'),
      run: ({ worker, params }) =>
        withParams(AgentUpdate, params, (given) => updateAgent(worker, given)),
    },
  ];
}
