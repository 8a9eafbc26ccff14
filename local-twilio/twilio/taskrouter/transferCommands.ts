import { type Static, Type } from '@sinclair/typebox';
import { notFound } from '../rest/errors';
import { done, refused } from '../rest/outcome';
import { address, type CommandOutcome, type CommandRoute, type Parts, withParams } from './command';
import type { Worker } from './model';
import * as wire from './wire';

const NewTransfer = Type.Object({
  ReservationSid: Type.String(),
  To: Type.String(),
  Mode: Type.Union([Type.Literal('COLD'), Type.Literal('WARM')]),
});

const TransferUpdate = Type.Object({ TransferStatus: Type.Literal('canceled') });

/** A task's transfer to another worker, as twilio-taskrouter asks for it and takes it back. */
export function transferCommands({ taskRouter, transfers, voice }: Parts): readonly CommandRoute[] {
  /** The customer stays in the conference; of a cold transfer the worker leaves it at once. */
  function start(worker: Worker, given: Static<typeof NewTransfer>): CommandOutcome {
    const reservation = taskRouter.reservation(given.ReservationSid);
    if (reservation?.workerSid !== worker.sid) return refused(notFound(given.ReservationSid));
    const transfer = transfers.start(reservation, given.To, given.Mode);
    if (!transfer) return refused(notFound(given.To));
    if (given.Mode === 'COLD') voice.leave(reservation);
    return done(wire.transferPayload(transfer));
  }

  function cancel(sid: string): CommandOutcome {
    const transfer = transfers.cancel(sid);
    return transfer ? done(wire.transferPayload(transfer)) : refused(notFound(sid));
  }

  return [
    {
      method: 'POST',
      path: address('Workers/WK\\w+/Transfers'),
      run: ({ worker, params }) => withParams(NewTransfer, params, (given) => start(worker, given)),
    },
    {
      method: 'POST',
      path: address('Workers/WK\\w+/Transfers/(TT\\w+)'),
      run: ({ sids: [sid = ''], params }) => withParams(TransferUpdate, params, () => cancel(sid)),
    },
  ];
}
