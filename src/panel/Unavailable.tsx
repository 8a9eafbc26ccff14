import { Box } from '@twilio-paste/core/box';
import type { PaymentClient } from '../client/paymentClient';
import { PressButton } from './parts/PressButton';
import { Notice } from './parts/Notice';
import { useLanguage } from './words/context';

export interface UnavailableProps {
  readonly client: PaymentClient;
  /** Whether a payment is open that can be cancelled, though it cannot be shown. */
  readonly cancel?: boolean;
  readonly children: string;
}

/** Why there is nothing an agent can do here, and the way to try again. */
export function Unavailable({ client, cancel = false, children }: UnavailableProps) {
  const { say } = useLanguage();
  return (
    <Box display="flex" flexDirection="column" rowGap="space40" alignItems="flex-start">
      <Notice>{children}</Notice>
      <PressButton kind="secondary" onPress={() => client.connect()}>
        {say('PaymentTryAgain')}
      </PressButton>
      {cancel && (
        <PressButton kind="destructive_secondary" onPress={() => client.press({ kind: 'cancel' })}>
          {say('PaymentCancel')}
        </PressButton>
      )}
    </Box>
  );
}
