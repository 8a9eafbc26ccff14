import { type ITask, type Manager, TaskHelper } from '@twilio/flex-ui';
import type { PaymentClients } from '../client/registry';
import { hasColleagues } from './colleagues';
import { isOnHold } from './hold';
import type { Desktop } from './openPayment';
import type { CallOf } from './PaymentTab';
import { inReverse, listen, type Undo } from './undo';

/** Events after which a task is no longer the agent's. */
const TASK_OVER = ['taskCompleted', 'taskCanceled', 'taskRescinded', 'taskTimeout'] as const;

function tasksOf(manager: Manager): readonly ITask[] {
  return [...manager.store.getState().flex.worker.tasks.values()];
}

function dropFinished(manager: Manager, clients: PaymentClients): Undo {
  const drop = (task: ITask) => {
    clients.dispose(task.taskSid);
  };
  return inReverse([
    ...TASK_OVER.map((event) => listen(manager.events, event, drop)),
    listen(manager.events, 'taskReceived', () => {
      clients.keepOnly(new Set(tasksOf(manager).map(({ taskSid }) => taskSid)));
    }),
  ]);
}

/**
 * A payment may be open on a call that was there before this page, or that another agent hands over: the
 * guards have to know of it before anybody opens the tab.
 */
function followInherited(manager: Manager, clients: PaymentClients, callOf: CallOf): Undo {
  const follow = (task: ITask) => {
    if (!TaskHelper.isCallTask(task) || TaskHelper.isInWrapupMode(task)) return;
    clients.of(task.taskSid).setCall(callOf(task));
  };
  for (const task of tasksOf(manager)) if (!TaskHelper.isPending(task)) follow(task);
  return listen(manager.events, 'taskAccepted', (task: ITask) => {
    if (task.incomingTransferObject) follow(task);
  });
}

/**
 * Who else is in a call decides who may act on its payment, and whether the guards ask; while the customer is
 * on hold nothing is asked of them. Both are followed whatever the agent looks at.
 */
function followConferences(manager: Manager, clients: PaymentClients): Undo {
  return manager.store.subscribe(() => {
    for (const task of tasksOf(manager)) {
      const client = clients.find(task.taskSid);
      if (TaskHelper.isInWrapupMode(task)) client?.setLive(false);
      else {
        client?.setColleagues(hasColleagues(task));
        client?.setOnHold(isOnHold(task));
      }
    }
  });
}

/** Keeps the clients of the agent's own calls in step with Flex's tasks. */
export function followTasks(manager: Manager, clients: PaymentClients, callOf: CallOf): Undo {
  return inReverse([
    dropFinished(manager, clients),
    followInherited(manager, clients, callOf),
    followConferences(manager, clients),
  ]);
}

/** When the call of the selected task ends, Flex shows a tab of its own; what became of its payment is shown instead. */
export function showAfterCall(
  manager: Manager,
  clients: PaymentClients,
  desktop: Pick<Desktop<ITask>, 'findTask' | 'showPayment'>,
): Undo {
  return listen(manager.events, 'taskWrapup', (task: ITask) => {
    const paid = clients.find(task.taskSid)?.getSnapshot().view.session;
    if (paid && desktop.findTask(undefined)?.taskSid === task.taskSid)
      void desktop.showPayment(task);
  });
}
