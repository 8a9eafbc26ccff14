import { CustomizationProvider } from '@twilio-paste/core/customization';
import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import { type ITask, type Manager, TaskHelper } from '@twilio/flex-ui';
import { createFunctions } from '../client/functions';
import { createOpenLiveDocument } from '../client/liveDocument';
import { createPaymentClient } from '../client/paymentClient';
import { createPaymentClients, type PaymentClients } from '../client/registry';
import { customerCall } from './customerCall';
import { desktopOf } from './desktop';
import { languageOf, registerStrings } from './language';
import { createOpenPayment, OPEN_PAYMENT } from './openPayment';
import { PaymentTab } from './PaymentTab';
import { functionsUrl } from './settings';

const TAB = 'payment';
/** Events after which a task is no longer the agent's. */
const TASK_OVER = ['taskCompleted', 'taskCanceled', 'taskRescinded', 'taskTimeout'] as const;

function createClients(manager: Manager): PaymentClients | undefined {
  const url = functionsUrl(manager.configuration);
  if (url === undefined) return undefined;
  // Asked for at each request: Flex renews it from time to time.
  const token = () => manager.store.getState().flex.session.ssoTokenPayload.token;
  const functions = createFunctions({ url, token });
  const openLiveDocument = createOpenLiveDocument();
  return createPaymentClients(() => createPaymentClient(functions, openLiveDocument));
}

/** Flex loads plugins as classes. */
export class PaymentPlugin extends FlexPlugin {
  constructor() {
    super('PaymentPlugin');
  }

  override init(flex: typeof Flex, manager: Manager): void {
    // Paste's theme reaches a plugin's own copy of Paste through this provider alone.
    flex.setProviders({ PasteThemeProvider: CustomizationProvider });
    registerStrings(manager);
    const language = languageOf(manager);
    const clients = createClients(manager);
    for (const event of TASK_OVER) {
      manager.events.addListener(event, (task: ITask) => clients?.dispose(task.taskSid));
    }
    const callOf = (task: ITask) => {
      const { states } = manager.store.getState().flex.conferences;
      return customerCall(task, states.get(task.taskSid)?.source);
    };
    flex.Actions.registerAction(
      OPEN_PAYMENT,
      createOpenPayment(desktopOf(flex, manager, TAB), clients),
    );
    flex.TaskCanvasTabs.Content.add(
      <PaymentTab
        key={TAB}
        uniqueName={TAB}
        label={language.say('PaymentTab')}
        clients={clients}
        callOf={callOf}
        language={language}
      />,
      { if: ({ task }: { task?: ITask }) => task !== undefined && TaskHelper.isCallTask(task) },
    );
  }
}
