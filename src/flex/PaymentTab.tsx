import { type ITask, TaskHelper, withTaskContext } from '@twilio/flex-ui';
import { useEffect } from 'react';
import type { PaymentClients } from '../client/registry';
import { type Language, LanguageProvider } from '../panel/context';
import { NotSetUp } from '../panel/NotSetUp';
import { PaymentPanel } from '../panel/PaymentPanel';
import type { CallClaim } from '../payment/protocol';
import { FUNCTIONS_URL_SETTING } from './settings';

/** The customer's leg of a task; undefined while the customer has not joined. */
type CallOf = (task: ITask) => CallClaim | undefined;

export interface PaymentTabProps {
  readonly task?: ITask;
  /** Undefined when the address of the functions is not set. */
  readonly clients: PaymentClients | undefined;
  readonly callOf: CallOf;
  readonly language: Language;
  /** Name and id of the tab; read by Flex. */
  readonly label: string;
  readonly uniqueName: string;
}

interface TaskPaymentProps {
  readonly task: ITask;
  readonly clients: PaymentClients;
  readonly callOf: CallOf;
}

function TaskPayment({ task, clients, callOf }: TaskPaymentProps) {
  const client = clients.of(task.taskSid);
  const call = callOf(task);
  const { taskSid, callSid, conferenceSid } = call ?? {};
  const over = TaskHelper.isInWrapupMode(task);
  useEffect(() => {
    client.setLive(!over);
  }, [client, over]);
  useEffect(() => {
    if (taskSid && callSid && conferenceSid) client.setCall({ taskSid, callSid, conferenceSid });
  }, [client, taskSid, callSid, conferenceSid]);
  return <PaymentPanel client={client} access={over ? 'ended' : 'act'} />;
}

function Tab({ task, clients, callOf, language }: PaymentTabProps) {
  if (!task) return null;
  return (
    <LanguageProvider value={language}>
      {clients ? (
        <TaskPayment key={task.taskSid} task={task} clients={clients} callOf={callOf} />
      ) : (
        <NotSetUp setting={FUNCTIONS_URL_SETTING} />
      )}
    </LanguageProvider>
  );
}

/** The tab `Payment` of a voice task; Flex gives the selected task to children wrapped like this only. */
export const PaymentTab = withTaskContext(Tab);
