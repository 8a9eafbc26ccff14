import type { ITask } from '@twilio/flex-ui';
import type { PaymentClients } from '../client/registry';
import { focusPanel, runShortcut } from '../panel/shortcuts/shortcuts';
import type { Desktop } from './openPayment';
import type { Shortcut } from './shortcuts';

/** Shows the payment of the call that is selected first: nobody acts on what they do not see. */
export async function onShortcut(
  desktop: Desktop<ITask>,
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
