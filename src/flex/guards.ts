import * as v from 'valibot';
import type { Leaving, LeavingAnswer } from '../client/leaving';
import type { PaymentClient } from '../client/paymentClient';
import { inReverse, listen, type Undo } from './undo';

/** Flex's actions that touch a call on which a payment may be open. */
const guarded = {
  HangupCall: 'end',
  EndConferenceForAll: 'end',
  WrapupTask: 'end',
  CompleteTask: 'end',
  HoldCall: 'hold',
  TransferTask: 'transfer',
  StartExternalWarmTransfer: 'add-party',
} as const satisfies Record<string, Leaving>;

type Listener = (payload: unknown, abort: () => void) => Promise<void>;

/** What is used of Flex's `Actions`: it waits for the listeners of `before…`. */
interface Actions {
  addListener(event: string, listener: Listener): unknown;
  removeListener(event: string, listener: Listener): unknown;
}

const payloadSchema = v.object({
  task: v.optional(v.object({ sid: v.string() })),
  sid: v.optional(v.string()),
});

export interface Guarded<Task> {
  /** A task of the agent by task or reservation SID, while its call is live. */
  readonly findTask: (sid: string) => Task | undefined;
  /** Undefined where nobody has looked at the payments of the task. */
  readonly clientOf: (task: Task) => PaymentClient | undefined;
  /** Whether another agent is in the call, which then continues without this one. */
  readonly hasColleagues: (task: Task) => boolean;
  readonly ask: (client: PaymentClient, leaving: Leaving) => Promise<LeavingAnswer>;
  /** Selects the task and opens its tab `Payment`. */
  readonly showPayment: (task: Task) => Promise<void>;
}

/**
 * Asks before each of these actions while a payment is open, and aborts the action when the agent stays, or
 * when the call is gone before they answered.
 * Returns what takes the guards away again.
 */
export function addGuards<Task>(actions: Actions, desktop: Guarded<Task>): Undo {
  const guards = Object.entries(guarded).map(([action, leaving]) => {
    const guard: Listener = async (payload, abort) => {
      const parsed = v.safeParse(payloadSchema, payload);
      const sid = parsed.success ? (parsed.output.task?.sid ?? parsed.output.sid) : undefined;
      const task = sid === undefined ? undefined : desktop.findTask(sid);
      const client = task && desktop.clientOf(task);
      if (!client) return;
      const shared = action === 'HangupCall' && desktop.hasColleagues(task);
      const answer = await desktop.ask(client, shared ? 'leave' : leaving);
      if (answer === 'go-on') return;
      abort();
      if (answer === 'stay') await desktop.showPayment(task);
    };
    return [`before${action}`, guard] as const;
  });
  return inReverse(guards.map(([event, guard]) => listen(actions, event, guard)));
}
