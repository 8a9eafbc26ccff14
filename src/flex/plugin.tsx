import { CustomizationProvider } from '@twilio-paste/core/customization';
import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import { type ITask, type Manager, TaskHelper } from '@twilio/flex-ui';
import { createFunctions } from '../client/functions';
import { createLeavingQuestions, type LeavingQuestions } from '../client/leaving';
import { createOpenLiveDocument } from '../client/live/liveDocument';
import { createPaymentClient } from '../client/paymentClient';
import { followPayments } from '../client/paymentEvents';
import { createPaymentClients, type PaymentClients } from '../client/registry';
import { LanguageProvider } from '../panel/words/context';
import { focusPanel, runShortcut } from '../panel/shortcuts/shortcuts';
import { LeavingDialog } from '../panel/leaving/LeavingDialog';
import { hasColleagues } from './colleagues';
import { customerCall } from './customerCall';
import { desktopOf } from './desktop';
import { tellPlugins } from './events';
import { addGuards } from './guards';
import { isOnHold } from './hold';
import { languageOf, registerStrings } from './language';
import { createOpenPayment, OPEN_PAYMENT } from './openPayment';
import { type CallOf, PaymentTab } from './PaymentTab';
import { functionsUrl, isSwitchedOff } from './settings';
import { addShortcuts, type Shortcut } from './shortcuts';

const TAB = 'payment';
/** Events after which a task is no longer the agent's. */
const TASK_OVER = ['taskCompleted', 'taskCanceled', 'taskRescinded', 'taskTimeout'] as const;

/** One set of clients for the agent's own calls, another for those a supervisor looks at. */
function createClientSets(manager: Manager) {
  const url = functionsUrl(manager.configuration);
  if (url === undefined) return undefined;
  // Asked for at each request: Flex renews it from time to time.
  const token = () => manager.store.getState().flex.session.ssoTokenPayload.token;
  const functions = createFunctions({ url, token });
  const openLiveDocument = createOpenLiveDocument();
  const create = () => createPaymentClient(functions, openLiveDocument);
  const own = createPaymentClients((taskSid) => {
    const client = create();
    followPayments(taskSid, client, (event) => tellPlugins(manager.events, event));
    return client;
  });
  return { own, watched: createPaymentClients(create) };
}

/** Tells the clients when what they know may be old: the laptop slept, or the network is back. */
function watchWaking(...sets: readonly PaymentClients[]): void {
  const wake = () => {
    if (document.visibilityState !== 'visible') return;
    for (const clients of sets) clients.wake();
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
}

function dropFinished(manager: Manager, clients: PaymentClients): void {
  for (const event of TASK_OVER) {
    manager.events.addListener(event, (task: ITask) => clients.dispose(task.taskSid));
  }
  manager.events.addListener('taskReceived', () => {
    const tasks: readonly ITask[] = [...manager.store.getState().flex.worker.tasks.values()];
    clients.keepOnly(new Set(tasks.map(({ taskSid }) => taskSid)));
  });
}

/**
 * A payment may be open on a call that was there before this page, or that another agent hands over: the
 * guards have to know of it before anybody opens the tab.
 */
function followInherited(manager: Manager, clients: PaymentClients, callOf: CallOf): void {
  const follow = (task: ITask) => {
    if (!TaskHelper.isCallTask(task) || TaskHelper.isInWrapupMode(task)) return;
    clients.of(task.taskSid).setCall(callOf(task));
  };
  const tasks: readonly ITask[] = [...manager.store.getState().flex.worker.tasks.values()];
  for (const task of tasks) if (!TaskHelper.isPending(task)) follow(task);
  manager.events.addListener('taskAccepted', (task: ITask) => {
    if (task.incomingTransferObject) follow(task);
  });
}

/**
 * Who else is in a call decides who may act on its payment, and whether the guards ask; while the customer is
 * on hold nothing is asked of them. Both are followed whatever the agent looks at.
 */
function followConferences(manager: Manager, clients: PaymentClients): void {
  manager.store.subscribe(() => {
    const tasks: readonly ITask[] = [...manager.store.getState().flex.worker.tasks.values()];
    for (const task of tasks) {
      const client = clients.find(task.taskSid);
      if (TaskHelper.isInWrapupMode(task)) client?.setLive(false);
      else {
        client?.setColleagues(hasColleagues(task));
        client?.setOnHold(isOnHold(task));
      }
    }
  });
}

type Desktop = ReturnType<typeof desktopOf>;

/** Asks before a call with an open payment is left. */
function guardCalls(
  flex: typeof Flex,
  manager: Manager,
  desktop: Desktop,
  clients: PaymentClients,
): LeavingQuestions {
  const questions = createLeavingQuestions();
  endWithSelection(manager, questions);
  addGuards(flex.Actions, {
    ...desktop,
    findTask: (sid) => {
      const task = desktop.findTask(sid);
      // In wrap-up the call is over: the functions end the payment, and the agent has no say.
      return task && TaskHelper.isInWrapupMode(task) ? undefined : task;
    },
    clientOf: ({ taskSid }) => clients.find(taskSid),
    hasColleagues,
    ask: questions.ask,
  });
  return questions;
}

/** A question about one call is not asked over another: it ends when the agent goes to another task. */
function endWithSelection(manager: Manager, questions: LeavingQuestions): void {
  const selected = () => manager.store.getState().flex.view.selectedTaskSid;
  let askedOver: string | undefined;
  questions.subscribe(() => {
    askedOver = selected();
  });
  manager.store.subscribe(() => {
    if (selected() !== askedOver) questions.current()?.answer('gone');
  });
}

/** Shows the payment of the call that is selected first: nobody acts on what they do not see. */
async function onShortcut(
  desktop: Desktop,
  clients: PaymentClients | undefined,
  shortcut: Shortcut,
): Promise<void> {
  const task = desktop.findTask(undefined);
  if (!task || !desktop.isCall(task)) return;
  await desktop.showPayment(task);
  focusPanel();
  const client = clients?.find(task.taskSid);
  if (client && shortcut !== 'open') runShortcut(client, shortcut);
}

/** Flex loads plugins as classes. */
export class PaymentPlugin extends FlexPlugin {
  constructor() {
    super('PaymentPlugin');
  }

  override init(flex: typeof Flex, manager: Manager): void {
    if (isSwitchedOff(manager.configuration)) return;
    // Paste's theme reaches a plugin's own copy of Paste through this provider alone.
    flex.setProviders({ PasteThemeProvider: CustomizationProvider });
    registerStrings(manager);
    const language = languageOf(manager);
    const clients = createClientSets(manager);
    const callOf = (task: ITask) => {
      // A call that only rings is nobody's yet: the functions would refuse to open it.
      if (TaskHelper.isPending(task)) return undefined;
      const { states } = manager.store.getState().flex.conferences;
      return customerCall(task, states.get(task.taskSid)?.source);
    };
    const desktop = desktopOf(flex, manager, TAB);
    flex.Actions.registerAction(OPEN_PAYMENT, createOpenPayment(desktop, clients?.own));
    if (clients) {
      const { own, watched } = clients;
      watchWaking(own, watched);
      dropFinished(manager, own);
      followInherited(manager, own, callOf);
      followConferences(manager, own);
      flex.RootContainer.Content.add(
        <LanguageProvider key="payment-leaving" value={language}>
          <LeavingDialog questions={guardCalls(flex, manager, desktop, own)} />
        </LanguageProvider>,
      );
    }
    const keysOf = addShortcuts(
      flex.KeyboardShortcutManager,
      (shortcut) => language.say(`PaymentShortcut_${shortcut}`),
      (shortcut) => void onShortcut(desktop, clients?.own, shortcut),
    );
    const tab = (watching: boolean) => (
      <PaymentTab
        key={TAB}
        keysOf={keysOf}
        uniqueName={TAB}
        label={language.say('PaymentTab')}
        clients={watching ? clients?.watched : clients?.own}
        callOf={callOf}
        watching={watching}
        language={language}
      />
    );
    const onCalls = {
      if: ({ task }: { task?: ITask }) => task !== undefined && TaskHelper.isCallTask(task),
    };
    flex.TaskCanvasTabs.Content.add(tab(false), onCalls);
    flex.Supervisor.TaskCanvasTabs.Content.add(tab(true), onCalls);
  }
}
