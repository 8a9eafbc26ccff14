import type * as Flex from '@twilio/flex-ui';
import { type ITask, type Manager, TaskHelper } from '@twilio/flex-ui';
import { createClientSets } from './clients';
import { customerCall } from './customerCall';
import { desktopOf, isInSight } from './desktop';
import { speak } from './language';
import { guardCalls } from './leaving';
import { createOutcomeNotices, flexNotices } from './notices';
import { onShortcut } from './onShortcut';
import { registerOpenPayment } from './openPayment';
import type { CallOf } from './PaymentTab';
import { wantsSound } from './settings';
import { addShortcuts } from './shortcuts';
import { type Places, TAB } from './places';
import { showTabs } from './tabs';
import { followTasks, showAfterCall } from './tasks';
import { inReverse, type Undo } from './undo';

function callsOf(manager: Manager): CallOf {
  return (task: ITask) => {
    // A call that only rings is nobody's yet: the functions would refuse to open it.
    if (TaskHelper.isPending(task)) return undefined;
    const { states } = manager.store.getState().flex.conferences;
    return customerCall(task, states.get(task.taskSid)?.source);
  };
}

/** Puts the panel into its places on the desktop, with all that belongs to it; returns what takes it away again. */
export function load(flex: typeof Flex, manager: Manager, places: Places): Undo {
  const { frame, stop } = speak(manager);
  const notices = flexNotices(flex);
  const finished = createOutcomeNotices(notices, {
    language: frame.language,
    isInSight: (taskSid) => isInSight(manager, TAB, taskSid),
    sound: wantsSound(manager.configuration),
  });
  const clients = createClientSets(manager, ({ name, payload }) => {
    if (name === 'PaymentFinished') finished(payload);
  });
  const callOf = callsOf(manager);
  const desktop = desktopOf(flex, manager, TAB);
  const shortcuts = addShortcuts(
    flex.KeyboardShortcutManager,
    (shortcut) => frame.language().say(`PaymentShortcut_${shortcut}`),
    (shortcut) => void onShortcut(desktop, clients?.own, shortcut),
  );
  showTabs(places, frame, clients, callOf, shortcuts.keysOf);
  return inReverse([
    stop,
    registerOpenPayment(flex.Actions, desktop, clients?.own),
    shortcuts.remove,
    notices.remove,
    ...(clients
      ? [
          clients.close,
          followTasks(manager, clients.own, callOf),
          showAfterCall(manager, clients.own, desktop),
          guardCalls(flex.Actions, manager, desktop, clients.own, (dialog) => {
            places.dialog(frame.around('dialog', dialog));
          }),
        ]
      : []),
    frame.remove,
    frame.onLanguage(shortcuts.rename),
  ]);
}
