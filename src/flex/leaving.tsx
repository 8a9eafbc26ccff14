import { type Actions, type ITask, type Manager, TaskHelper } from '@twilio/flex-ui';
import type { ReactElement } from 'react';
import { createLeavingQuestions, type LeavingQuestions } from '../client/leaving';
import type { PaymentClients } from '../client/registry';
import { LeavingDialog } from '../panel/leaving/LeavingDialog';
import { hasColleagues } from './colleagues';
import { addGuards } from './guards';
import type { Desktop } from './openPayment';
import { inReverse, type Undo } from './undo';

/** A question about one call is not asked over another: it ends when the agent goes to another task. */
function endWithSelection(manager: Manager, questions: LeavingQuestions): Undo {
  const selected = () => manager.store.getState().flex.view.selectedTaskSid;
  let askedOver: string | undefined;
  return inReverse([
    questions.subscribe(() => {
      askedOver = selected();
    }),
    manager.store.subscribe(() => {
      if (selected() !== askedOver) questions.current()?.answer('gone');
    }),
  ]);
}

/** Asks before a call with an open payment is left. */
export function guardCalls(
  actions: typeof Actions,
  manager: Manager,
  desktop: Desktop<ITask>,
  clients: PaymentClients,
  show: (dialog: ReactElement) => void,
): Undo {
  const questions = createLeavingQuestions();
  show(<LeavingDialog questions={questions} />);
  return inReverse([
    endWithSelection(manager, questions),
    addGuards(actions, {
      ...desktop,
      findTask: (sid) => {
        const task = desktop.findTask(sid);
        // In wrap-up the call is over: the functions end the payment, and the agent has no say.
        return task && TaskHelper.isInWrapupMode(task) ? undefined : task;
      },
      clientOf: ({ taskSid }) => clients.find(taskSid),
      hasColleagues,
      ask: questions.ask,
    }),
    () => questions.current()?.answer('go-on'),
  ]);
}
