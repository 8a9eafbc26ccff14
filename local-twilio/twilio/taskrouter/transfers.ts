import { newSid } from '../../account';
import type { Reservation, TaskRouterEvent, Transfer } from './model';
import type { SwitchSettings } from '../switches/switches';
import type { TaskRouter } from './taskRouter';

/** Who hands which task over to whom. */
export interface Transfers {
  /** Undefined if the reservation is not accepted, or there is no such other worker. */
  start(from: Reservation, to: string, mode: Transfer['mode']): Transfer | undefined;
  /** Takes the offer back; undefined for a transfer that is not, or no longer, under way. */
  cancel(sid: string): Transfer | undefined;
  reset(): void;
}

/**
 * A transfer ends with the offer it makes: complete when that is accepted, failed when it is rejected,
 * timed out or canceled for another reason than by the worker who transfers.
 */
export function createTransfers(taskRouter: TaskRouter, switches: () => SwitchSettings): Transfers {
  const underWay = new Map<string, Transfer>();

  function announce(
    type: Extract<TaskRouterEvent, { kind: 'transfer' }>['type'],
    change: Transfer,
  ) {
    const task = taskRouter.task(change.taskSid);
    if (task) taskRouter.events.emit('event', { kind: 'transfer', type, task, transfer: change });
  }

  function end(sid: string, status: 'complete' | 'failed' | 'canceled'): Transfer | undefined {
    const transfer = underWay.get(sid);
    if (!transfer) return undefined;
    underWay.delete(sid);
    const ended = { ...transfer, status, dateUpdated: new Date() };
    announce(status === 'complete' ? 'task.transfer-completed' : `task.transfer-${status}`, ended);
    return ended;
  }

  taskRouter.events.on('event', (event) => {
    if (event.kind !== 'reservation' || !event.reservation.transfer) return;
    const { sid, mode } = event.reservation.transfer;
    if (event.type === 'reservation.accepted') end(sid, 'complete');
    else if (event.type !== 'reservation.created') {
      const failed = end(sid, 'failed');
      const isOver = mode === 'COLD' && switches().failedColdTransfer === 'canceled';
      if (failed && isOver) taskRouter.cancelTask(event.task.sid, 'transfer failed');
    }
  });

  return {
    start({ sid: reservationSid, status, taskSid, workerSid }, to, mode) {
      const known = taskRouter.worker(to);
      if (status !== 'accepted' || !known || to === workerSid) return undefined;
      const now = new Date();
      const transfer: Transfer = {
        sid: newSid('TT'),
        ...{ taskSid, mode, reservationSid, workerSid, to },
        status: 'initiated',
        dateCreated: now,
        dateUpdated: now,
      };
      underWay.set(transfer.sid, transfer);
      announce('task.transfer-initiated', transfer);
      taskRouter.offerTransfer(transfer);
      return transfer;
    },
    cancel(sid) {
      const transfer = underWay.get(sid);
      const offer = taskRouter
        .reservations({ taskSid: transfer?.taskSid ?? '' })
        .find((each) => each.transfer?.sid === sid);
      const canceled = end(sid, 'canceled');
      if (offer) taskRouter.cancelOffer(offer.sid);
      return canceled;
    },
    reset: () => underWay.clear(),
  };
}
