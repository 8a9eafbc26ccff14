import type { ITask } from '@twilio/flex-ui';
import * as v from 'valibot';
import type { DraftValues } from '../client/form/draft';
import type { PaymentClients } from '../client/registry';
import { methodNames, purposeNames } from '../payment/names';
import { prefillSchema } from '../payment/offer/prefill';
import { FUNCTIONS_URL_SETTING } from './settings';
import type { Undo } from './undo';

/** Name of the Flex action that other plugins and CRM pages invoke. */
const OPEN_PAYMENT = 'OpenPayment';

const { amount, currency, description, processor, parameters } = prefillSchema.entries;

const payloadSchema = v.strictObject({
  /** The task itself, or its task or reservation SID; without either the task that is selected. */
  task: v.optional(v.object({ sid: v.string() })),
  sid: v.optional(
    v.pipe(v.string(), v.regex(/^W[RT][0-9a-f]{32}$/i, 'not a task or reservation SID')),
  ),
  amount,
  currency,
  description,
  method: v.optional(v.picklist(methodNames)),
  processor,
  purpose: v.optional(v.picklist(purposeNames)),
  parameters,
});

type AnyTask = Pick<ITask, 'sid' | 'taskSid'>;

/** What the action needs of the desktop. */
export interface Desktop<Task extends AnyTask> {
  /** A task of the agent by task or reservation SID; the selected one without a SID. */
  readonly findTask: (sid: string | undefined) => Task | undefined;
  readonly isCall: (task: Task) => boolean;
  /** Selects the task and opens its tab `Payment`. */
  readonly showPayment: (task: Task) => Promise<void>;
}

function refuse(reason: string): Error {
  return new Error(`${OPEN_PAYMENT}: ${reason}`);
}

function parse(payload: unknown): { sid: string | undefined; values: DraftValues } {
  const parsed = v.safeParse(payloadSchema, payload ?? {});
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue) ?? 'payload';
    const { expected } = issue;
    // The value is left out: whoever logs the message must not log what was passed.
    throw refuse(expected === 'never' ? `${path} is not known` : `${path} must be ${expected}`);
  }
  const { task, sid, ...values } = parsed.output;
  return { sid: task?.sid ?? sid, values };
}

/**
 * The action `OpenPayment`: shows the payment of a call, and puts values into its form. Rejects with a
 * message for the caller's developer; a payment that is open is only shown, and what the task or the
 * configuration locks stays as it is (R71).
 */
export function createOpenPayment<Task extends AnyTask>(
  desktop: Desktop<Task>,
  clients: PaymentClients | undefined,
) {
  return async (payload?: unknown): Promise<void> => {
    const { sid, values } = parse(payload);
    if (!clients) throw refuse(`${FUNCTIONS_URL_SETTING} is not set`);
    const task = desktop.findTask(sid);
    if (!task)
      throw refuse(sid === undefined ? 'no task is selected' : `this agent has no task ${sid}`);
    if (!desktop.isCall(task)) throw refuse('the task is not a call');
    await desktop.showPayment(task);
    clients.of(task.taskSid).fill(values);
  };
}

/** What is used of Flex's `Actions`. */
interface Actions {
  registerAction(name: string, action: (payload?: unknown) => Promise<void>): void;
}

/** Registers the action. Flex has no way to take one back: undone, it says that the panel is gone. */
export function registerOpenPayment<Task extends AnyTask>(
  actions: Actions,
  desktop: Desktop<Task>,
  clients: PaymentClients | undefined,
): Undo {
  actions.registerAction(OPEN_PAYMENT, createOpenPayment(desktop, clients));
  return () => {
    actions.registerAction(OPEN_PAYMENT, refuseAll);
  };
}

const refuseAll = () => Promise.reject(refuse('the payment panel was unloaded'));
