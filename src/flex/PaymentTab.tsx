import { type ITask, TaskHelper, withTaskContext } from '@twilio/flex-ui';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import type { PaymentClients } from '../client/registry';
import { NotSetUp } from '../panel/NotSetUp';
import { type KeysOf, ShortcutKeys } from '../panel/shortcuts/context';
import { CallerLanguageProvider } from '../panel/words/context';
import { PaymentPanel } from '../panel/PaymentPanel';
import { Themed } from '../panel/theme/Themed';
import { WatchEnded } from '../panel/WatchEnded';
import type { CallClaim } from '../payment/protocol';
import type { CallerLanguages } from './callerLanguages';
import type { Frame } from './frame';
import { FUNCTIONS_URL_SETTING } from './settings';

/** The customer's leg of a task; undefined before the agent has accepted, or the customer has joined. */
export type CallOf = (task: ITask) => CallClaim | undefined;

export interface PaymentTabProps {
  readonly task?: ITask;
  /** Undefined when the address of the functions is not set. */
  readonly clients: PaymentClients | undefined;
  readonly callOf: CallOf;
  /** A supervisor's view of somebody else's call: nothing can be pressed, nothing is kept of it. */
  readonly watching: boolean;
  readonly frame: Frame;
  readonly keysOf: KeysOf;
}

interface TaskPaymentProps {
  readonly task: ITask;
  readonly clients: PaymentClients;
  readonly callOf: CallOf;
  readonly watching: boolean;
}

function TaskPayment({ task, clients, callOf, watching }: TaskPaymentProps) {
  const client = clients.of(task.taskSid);
  const call = callOf(task);
  const { taskSid, callSid, conferenceSid } = call ?? {};
  const over = TaskHelper.isInWrapupMode(task);
  useEffect(() => {
    client.setLive(!over && !watching);
  }, [client, over, watching]);
  useEffect(() => {
    if (taskSid && callSid && conferenceSid) client.setCall({ taskSid, callSid, conferenceSid });
  }, [client, taskSid, callSid, conferenceSid]);
  useEffect(
    () => (watching ? clients.hold(task.taskSid) : undefined),
    [watching, clients, task.taskSid],
  );
  if (watching) return over ? <WatchEnded /> : <PaymentPanel client={client} access="watch" />;
  return <PaymentPanel client={client} access={over ? 'ended' : 'act'} />;
}

const attributesSchema = v.record(v.string(), v.unknown());

interface CallerWordsProps {
  readonly task: ITask;
  readonly callers: CallerLanguages;
  readonly children: ReactNode;
}

/** Knows in which language the caller of a task is spoken to, as the task's attributes say. */
function CallerWords({ task, callers, children }: CallerWordsProps) {
  // A new object whenever another language is there, so that it is looked for again.
  const [languages, setLanguages] = useState({ find: callers.find });
  useEffect(() => callers.subscribe(() => setLanguages({ find: callers.find })), [callers]);
  const attributes: unknown = task.attributes;
  const find = useMemo(() => {
    const parsed = v.safeParse(attributesSchema, attributes);
    return (name: string) => (parsed.success ? languages.find(parsed.output[name]) : undefined);
  }, [attributes, languages]);
  return <CallerLanguageProvider value={find}>{children}</CallerLanguageProvider>;
}

function Tab({ task, clients, callOf, watching, frame, keysOf }: PaymentTabProps) {
  if (!task) return null;
  const inside = clients ? (
    <ShortcutKeys value={keysOf}>
      <CallerWords task={task} callers={frame.callers}>
        <TaskPayment key={task.taskSid} {...{ task, clients, callOf, watching }} />
      </CallerWords>
    </ShortcutKeys>
  ) : (
    <NotSetUp setting={FUNCTIONS_URL_SETTING} />
  );
  return frame.around('payment', <Themed>{inside}</Themed>);
}

/** The tab `Payment` of a voice task; Flex gives the selected task to children wrapped like this only. */
export const PaymentTab = withTaskContext(Tab);
