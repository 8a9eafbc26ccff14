import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import { type ITask, type Manager, TaskHelper } from '@twilio/flex-ui';
import { CarriedTheme } from './CarriedTheme';
import { createClientSets } from './clients';
import { customerCall } from './customerCall';
import { desktopOf, isInSight } from './desktop';
import { speak } from './language';
import { guardCalls } from './leaving';
import { createOutcomeNotices, flexNotices } from './notices';
import { onShortcut } from './onShortcut';
import { registerOpenPayment } from './openPayment';
import type { CallOf } from './PaymentTab';
import { isSwitchedOff, wantsSound } from './settings';
import { addShortcuts } from './shortcuts';
import { addTabs, TAB } from './tabs';
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

/** Adds everything to the desktop. */
function load(flex: typeof Flex, manager: Manager): Undo {
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
  return inReverse([
    stop,
    registerOpenPayment(flex.Actions, desktop, clients?.own),
    shortcuts.remove,
    addTabs(flex, frame, clients, callOf, shortcuts.keysOf),
    notices.remove,
    ...(clients
      ? [
          clients.close,
          followTasks(manager, clients.own, callOf),
          showAfterCall(manager, clients.own, desktop),
          guardCalls(flex, manager, desktop, clients.own, frame),
        ]
      : []),
    frame.remove,
    frame.onLanguage(shortcuts.rename),
  ]);
}

/** Flex loads plugins as classes. */
export class PaymentPlugin extends FlexPlugin {
  private undo: Undo = () => undefined;

  constructor() {
    super('PaymentPlugin');
  }

  override init(flex: typeof Flex, manager: Manager): void {
    if (isSwitchedOff(manager.configuration)) return;
    flex.setProviders({ PasteThemeProvider: CarriedTheme });
    this.undo = load(flex, manager);
  }

  /** Removes all that `init` added, for a page that replaces the plugin without reloading. */
  unload(): void {
    this.undo();
    this.undo = () => undefined;
  }
}
