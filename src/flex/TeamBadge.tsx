import { Box } from '@twilio-paste/core/box';
import { type ITask, TaskHelper, withTaskContext } from '@twilio/flex-ui';
import { useEffect, useState } from 'react';
import type { PaymentClients } from '../client/registry';
import type { Slots } from '../client/slots';
import { useLanguage } from '../panel/words/context';
import { isOver } from '../payment/rules/status';
import type { CallOf } from './PaymentTab';

interface TeamBadgeProps {
  readonly task?: ITask;
  readonly clients: PaymentClients;
  /** Each call that is followed has a connection of its own. */
  readonly slots: Slots;
  readonly callOf: CallOf;
}

/** Whether a payment is open on the task's call, as the functions let a supervisor see it. */
function usePaymentOpen({ task, clients, slots, callOf }: TeamBadgeProps): boolean {
  const [open, setOpen] = useState(false);
  const call = task && !TaskHelper.isInWrapupMode(task) ? callOf(task) : undefined;
  const { taskSid, callSid, conferenceSid } = call ?? {};
  useEffect(() => {
    setOpen(false);
    if (!taskSid || !callSid || !conferenceSid) return undefined;
    return slots.take(() => {
      const letGo = clients.hold(taskSid);
      const client = clients.of(taskSid);
      client.setCall({ taskSid, callSid, conferenceSid });
      const look = () => {
        const { session } = client.getSnapshot().view;
        setOpen(session !== null && !isOver(session));
      };
      const stop = client.subscribe(look);
      look();
      return () => {
        stop();
        letGo();
      };
    });
  }, [taskSid, callSid, conferenceSid, clients, slots]);
  return open;
}

function OnCard(props: TeamBadgeProps) {
  const open = usePaymentOpen(props);
  const { say } = useLanguage();
  if (!open) return null;
  return (
    <Box
      as="span"
      alignSelf="center"
      marginLeft="auto"
      marginRight="space30"
      paddingX="space20"
      borderRadius="borderRadius20"
      backgroundColor="colorBackgroundPrimaryWeakest"
      color="colorTextLink"
      fontSize="fontSize20"
      lineHeight="lineHeight20"
    >
      {say('PaymentBadgeOpen')}
    </Box>
  );
}

/** Marks an agent's call with an open payment in the Teams view. */
export const TeamBadge = withTaskContext(OnCard);
