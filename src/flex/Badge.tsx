import { Box } from '@twilio-paste/core/box';
import { type ITask, withTaskContext } from '@twilio/flex-ui';
import { useEffect, useState } from 'react';
import { type Attention, attentionOf } from '../client/attention';
import type { PaymentClients } from '../client/registry';
import { Themed } from '../panel/theme/Themed';
import { useLanguage } from '../panel/words/context';

interface BadgeProps {
  readonly task?: ITask;
  readonly clients: PaymentClients | undefined;
}

/** What is worth a look on a task, as its payment goes on; nobody needs to have opened its tab. */
function useAttention({ task, clients }: BadgeProps): Attention | undefined {
  const [attention, setAttention] = useState<Attention>();
  const taskSid = task?.taskSid;
  useEffect(() => {
    if (taskSid === undefined || !clients) return undefined;
    let stop: () => void = () => undefined;
    const follow = () => {
      stop();
      const client = clients.find(taskSid);
      const look = () => {
        setAttention(client && attentionOf(client.getSnapshot().view));
      };
      stop = client?.subscribe(look) ?? (() => undefined);
      look();
    };
    const forget = clients.onCreated(follow);
    follow();
    return () => {
      forget();
      stop();
    };
  }, [taskSid, clients]);
  return attention;
}

function Dot({ attention }: { readonly attention: Attention }) {
  const color = attention === 'refused' ? 'colorBackgroundErrorStrong' : 'colorBackgroundPrimary';
  return (
    <Box
      as="span"
      display="inline-block"
      borderRadius="borderRadiusCircle"
      width="sizeSquare30"
      height="sizeSquare30"
      marginLeft="space20"
      backgroundColor={color}
      aria-hidden
    />
  );
}

function Label(props: BadgeProps) {
  const attention = useAttention(props);
  return (
    <>
      {useLanguage().say('PaymentTab')}
      {attention && (
        <Themed>
          <Dot attention={attention} />
        </Themed>
      )}
    </>
  );
}

function OnTask(props: BadgeProps) {
  const attention = useAttention(props);
  const { say } = useLanguage();
  if (!attention) return null;
  return (
    <Themed>
      <Box
        display="flex"
        alignItems="center"
        fontSize="fontSize20"
        paddingLeft="space40"
        paddingBottom="space20"
        data-payment-badge={attention}
      >
        {say(attention === 'refused' ? 'PaymentBadgeRefused' : 'PaymentBadgeEntering')}
        <Dot attention={attention} />
      </Box>
    </Themed>
  );
}

/** The name of the tab, with a dot while something there is worth a look. */
export const TabLabel = withTaskContext(Label);

/** The same in the list of tasks, in words. */
export const TaskBadge = withTaskContext(OnTask);
