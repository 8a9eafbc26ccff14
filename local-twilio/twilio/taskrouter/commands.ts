import { type Static, Type } from '@sinclair/typebox';
import { account } from '../../account';
import { invalidParameter, notFound } from '../rest/errors';
import { activities } from './activities';
import { parseAttributes } from './attributes';
import { andThen, done, refused } from '../rest/outcome';
import { type CommandOutcome, type CommandRoute, type Parts, withParams } from './command';
import { interactionCommands } from './interactions';
import type { Reservation, Worker } from './model';
import { transferCommands } from './transferCommands';
import * as wire from './wire';

/** Attributes arrive as an object, or as the JSON of one. */
const Attributes = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.String()]);

const ReservationUpdate = Type.Object({
  Instruction: Type.Optional(Type.Literal('conference')),
  ReservationStatus: Type.Optional(
    Type.Union(
      ['accepted', 'rejected', 'wrapping', 'completed'].map((status) => Type.Literal(status)),
    ),
  ),
  EndConferenceOnExit: Type.Optional(Type.Boolean()),
  EndConferenceOnCustomerExit: Type.Optional(Type.Boolean()),
});

/** A supervisor listens in on another worker's call. */
const Supervision = Type.Object({
  Instruction: Type.Literal('supervise'),
  Supervisor: Type.String(),
  SupervisorMode: Type.Literal('monitor'),
  To: Type.Optional(Type.String()),
});

const TaskUpdate = Type.Object({
  AssignmentStatus: Type.Optional(Type.String()),
  Reason: Type.Optional(Type.String()),
  Attributes: Type.Optional(Attributes),
  VirtualStartTime: Type.Optional(Type.String()),
});

const NewTask = Type.Object({ RoutingTarget: Type.Optional(Type.String()), Attributes });

const WorkerUpdate = Type.Object({
  ActivitySid: Type.Optional(Type.String()),
  Attributes: Type.Optional(Attributes),
  RejectPendingReservations: Type.Optional(Type.Union([Type.Boolean(), Type.String()])),
});

const CustomerUpdate = Type.Object({ TaskSid: Type.String(), Hold: Type.Optional(Type.Boolean()) });
const AgentUpdate = Type.Object({
  ReservationSid: Type.String(),
  EndConferenceOnExit: Type.Optional(Type.Boolean()),
  Mute: Type.Optional(Type.Boolean()),
});

const WORKSPACE = `^Workspaces/${account.workspaceSid}`;
const address = (path: string): RegExp => new RegExp(`${WORKSPACE}/${path}$`);

/** The requests of twilio-taskrouter 2.0.11, by its own routes. */
export function commandRoutes(parts: Parts): readonly CommandRoute[] {
  const { taskRouter, voice, monitoring } = parts;
  const reservationAnswer = (sid: string): CommandOutcome => {
    const reservation = taskRouter.reservation(sid);
    const task = reservation && taskRouter.task(reservation.taskSid);
    if (!reservation || !task) return refused(notFound(sid));
    // The client takes no transfer from the reply to its own request: it throws.
    const { transfer: _transfer, ...plain } = reservation;
    return done(wire.reservationPayload(plain, task));
  };
  const taskAnswer = (sid: string): CommandOutcome => {
    const task = taskRouter.task(sid);
    return task ? done(wire.taskPayload(task)) : refused(notFound(sid));
  };

  /** A worker sees and changes its own reservations only. */
  function own(
    worker: Worker,
    sid: string,
    run: (reservation: Reservation) => void,
  ): CommandOutcome {
    const reservation = taskRouter.reservation(sid);
    if (reservation?.workerSid !== worker.sid) return refused(notFound(sid));
    run(reservation);
    return reservationAnswer(sid);
  }

  function updateReservation(
    worker: Worker,
    sid: string,
    update: Static<typeof ReservationUpdate>,
  ) {
    return own(worker, sid, (reservation) => {
      if (update.Instruction === 'conference')
        voice.connect(reservation, {
          endConferenceOnExit: update.EndConferenceOnExit ?? false,
          endConferenceOnCustomerExit: update.EndConferenceOnCustomerExit ?? false,
        });
      if (update.ReservationStatus === 'accepted') taskRouter.accept(sid);
      if (update.ReservationStatus === 'rejected') taskRouter.reject(sid);
      if (update.ReservationStatus === 'wrapping') taskRouter.wrapUp(sid);
      if (update.ReservationStatus === 'completed') taskRouter.complete(sid);
    });
  }

  function updateTask(sid: string, update: Static<typeof TaskUpdate>): CommandOutcome {
    if (!taskRouter.task(sid)) return refused(notFound(sid));
    if (update.Attributes !== undefined) {
      const attributes = parseAttributes(update.Attributes);
      if (!attributes) return refused(invalidParameter('Attributes is not a JSON object'));
      taskRouter.updateAttributes(sid, attributes);
    }
    const reservations = taskRouter.reservations({ taskSid: sid });
    if (update.AssignmentStatus === 'wrapping') {
      voice.close(sid);
      for (const reservation of reservations) taskRouter.wrapUp(reservation.sid);
    }
    if (update.AssignmentStatus === 'completed')
      for (const reservation of reservations) taskRouter.complete(reservation.sid, update.Reason);
    if (update.AssignmentStatus === 'canceled') taskRouter.cancelTask(sid, update.Reason ?? '');
    return taskAnswer(sid);
  }

  function createTask({
    RoutingTarget,
    Attributes: given,
  }: Static<typeof NewTask>): CommandOutcome {
    const attributes = parseAttributes(given);
    if (!attributes) return refused(invalidParameter('Attributes is not a JSON object'));
    const task = taskRouter.createTask({
      attributes,
      ...(RoutingTarget !== undefined && { routingTarget: RoutingTarget }),
    });
    return taskAnswer(task.sid);
  }

  function updateWorker(sid: string, update: Static<typeof WorkerUpdate>): CommandOutcome {
    const { ActivitySid, Attributes: given, RejectPendingReservations: rejectPending } = update;
    if (!taskRouter.worker(sid)) return refused(notFound(sid));
    if (given !== undefined) {
      const attributes = parseAttributes(given);
      if (!attributes) return refused(invalidParameter('Attributes is not a JSON object'));
      taskRouter.setWorkerAttributes(sid, attributes);
    }
    if (ActivitySid !== undefined) {
      const activity = activities.find((each) => each.sid === ActivitySid);
      if (!activity) return refused(invalidParameter(`Unknown activity ${ActivitySid}`));
      taskRouter.setActivity(sid, activity);
    }
    if (rejectPending === true || rejectPending === 'true')
      for (const { sid: pending } of taskRouter.reservations({ workerSid: sid }))
        taskRouter.reject(pending);
    return workerAnswer(sid);
  }

  const workerAnswer = (sid: string): CommandOutcome => {
    const worker = taskRouter.worker(sid);
    return worker ? done(wire.workerPayload(worker)) : refused(notFound(sid));
  };

  function liveReservations(worker: Worker): CommandOutcome {
    const live = taskRouter
      .reservations({ workerSid: worker.sid })
      .filter(
        ({ status }) => status === 'pending' || status === 'accepted' || status === 'wrapping',
      );
    return done(
      wire.list(
        live.flatMap((reservation) => {
          const task = taskRouter.task(reservation.taskSid);
          return task ? [wire.reservationPayload(reservation, task)] : [];
        }),
      ),
    );
  }

  function updateAgent(worker: Worker, update: Static<typeof AgentUpdate>): CommandOutcome {
    return own(worker, update.ReservationSid, (reservation) =>
      voice.updateAgent(reservation, {
        ...(update.EndConferenceOnExit !== undefined && {
          endConferenceOnExit: update.EndConferenceOnExit,
        }),
        ...(update.Mute !== undefined && { muted: update.Mute }),
      }),
    );
  }

  const workers = (): CommandOutcome =>
    done(wire.list(taskRouter.workers().map(wire.workerPayload)));

  return [
    { method: 'GET', path: address('Activities'), run: () => done(wire.activityList()) },
    { method: 'GET', path: address('Workers'), run: workers },
    {
      method: 'GET',
      path: address('TaskQueues'),
      run: () => done(wire.list([wire.taskQueuePayload])),
    },
    {
      method: 'GET',
      path: address('Workers/(WK\\w+)'),
      run: ({ sids: [sid = ''] }) => workerAnswer(sid),
    },
    {
      method: 'POST',
      path: address('Workers/(WK\\w+)'),
      run: ({ sids: [sid = ''], params }) =>
        withParams(WorkerUpdate, params, (update) => updateWorker(sid, update)),
    },
    {
      method: 'GET',
      path: address('Workers/(WK\\w+)/WorkerChannels'),
      run: ({ sids: [sid = ''] }) => done(wire.workerChannels(taskRouter, sid)),
    },
    {
      method: 'GET',
      path: address('Workers/WK\\w+/Reservations'),
      run: ({ worker }) => liveReservations(worker),
    },
    {
      method: 'GET',
      path: address('Workers/WK\\w+/Reservations/(WR\\w+)'),
      run: ({ worker, sids: [sid = ''] }) => own(worker, sid, () => undefined),
    },
    {
      method: 'POST',
      path: address('Workers/WK\\w+/Reservations/(WR\\w+)'),
      run: ({ worker, sids: [sid = ''], params }) =>
        withParams(ReservationUpdate, params, (update) => updateReservation(worker, sid, update)),
    },
    {
      method: 'POST',
      path: address('Tasks/WT\\w+/Reservations/(WR\\w+)'),
      run: ({ worker, sids: [sid = ''], params }) =>
        withParams(Supervision, params, ({ Supervisor: by }) =>
          andThen(monitoring.monitor(worker, sid, by), () => reservationAnswer(sid)),
        ),
    },
    {
      method: 'POST',
      path: address('Workers/WK\\w+/CustomerParticipant'),
      run: ({ params }) =>
        withParams(CustomerUpdate, params, ({ TaskSid, Hold }) => {
          if (Hold !== undefined) voice.hold(TaskSid, Hold);
          return taskAnswer(TaskSid);
        }),
    },
    {
      method: 'POST',
      path: address('Workers/WK\\w+/WorkerParticipant'),
      run: ({ worker, params }) =>
        withParams(AgentUpdate, params, (update) => updateAgent(worker, update)),
    },
    {
      method: 'GET',
      path: address('Tasks/(WT\\w+)'),
      run: ({ sids: [sid = ''] }) => taskAnswer(sid),
    },
    {
      method: 'POST',
      path: address('Tasks/(WT\\w+)'),
      run: ({ sids: [sid = ''], params }) =>
        withParams(TaskUpdate, params, (update) => updateTask(sid, update)),
    },
    {
      method: 'POST',
      path: address('Tasks'),
      run: ({ params }) => withParams(NewTask, params, createTask),
    },
    ...transferCommands(parts),
    ...interactionCommands(parts),
  ];
}
