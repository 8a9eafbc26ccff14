import type * as Flex from '@twilio/flex-ui';
import type { ITask, Manager } from '@twilio/flex-ui';
import * as v from 'valibot';
import type { Desktop } from './openPayment';

/** Flex's own name for the state of the tabs of a task; not in its documentation. */
const TASK_TABS = 'AgentTaskCanvasTabs';
/** Flex's name for the view with tasks and calls. */
const DESKTOP_VIEW = 'agent-desktop';

/**
 * When another task is selected Flex shows that task's first tab, by an action of its own that it
 * invokes while it renders. What follows a turn of the event loop later comes after it.
 */
const flexHasRendered = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Whether the agent has the tab of this task before their eyes. */
export function isInSight({ store }: Manager, tab: string, taskSid: string): boolean {
  const { view, worker } = store.getState().flex;
  const selected = worker.tasks.get(view.selectedTaskSid ?? '');
  const tabs: unknown = view.componentViewStates[TASK_TABS];
  return (
    document.visibilityState === 'visible' &&
    view.activeView === DESKTOP_VIEW &&
    selected?.taskSid === taskSid &&
    v.is(v.object({ selectedTabName: v.literal(tab) }), tabs)
  );
}

/** The desktop as `OpenPayment` needs it; `tab` is the unique name of the tab. */
export function desktopOf(flex: typeof Flex, manager: Manager, tab: string): Desktop<ITask> {
  const state = () => manager.store.getState().flex;
  return {
    findTask(sid = state().view.selectedTaskSid) {
      const tasks: readonly ITask[] = [...state().worker.tasks.values()];
      return tasks.find((task) => task.sid === sid || task.taskSid === sid);
    },
    isCall: (task) => flex.TaskHelper.isCallTask(task),
    async showPayment({ sid }) {
      await flex.Actions.invokeAction('SelectTask', { sid });
      await flexHasRendered();
      await flex.Actions.invokeAction('SetComponentState', {
        name: TASK_TABS,
        state: { selectedTabName: tab },
      });
      await flexHasRendered();
    },
  };
}
