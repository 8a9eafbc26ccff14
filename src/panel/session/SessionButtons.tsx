import { Box } from '@twilio-paste/core/box';
import { memo } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import { Foot } from '../parts/Foot';
import { PressButton } from '../parts/PressButton';
import { useLanguage } from '../words/context';

export interface SessionButtonsProps {
  readonly client: PaymentClient;
  /** The caller confirms the payment, and the agent has to wait for that. */
  readonly confirming: boolean;
  /** Completing means nothing at this moment. */
  readonly busy: boolean;
  /** Every field is there, and what comes of completing will be seen. */
  readonly canComplete: boolean;
  readonly canCancel: boolean;
  /** Keys that do the same. */
  readonly completeKeys: string | undefined;
  readonly cancelKeys: string | undefined;
}

/** Completes or cancels the payment that is open. */
export const SessionButtons = memo(function SessionButtons(props: SessionButtonsProps) {
  const { client, confirming, busy, canComplete, canCancel, completeKeys, cancelKeys } = props;
  const { say } = useLanguage();
  return (
    <Foot>
      {confirming && (
        <Box flexBasis="100%" color="colorText" fontSize="fontSize20" lineHeight="lineHeight10">
          {say('PaymentConfirmingHelp')}
        </Box>
      )}
      <PressButton
        kind="primary"
        size="wide"
        inactive={busy}
        announceDisabled={!canComplete}
        action="complete"
        keys={completeKeys}
        onPress={() => client.press({ kind: 'complete' })}
      >
        {say('PaymentComplete')}
      </PressButton>
      <PressButton
        kind="destructive_secondary"
        label={say('PaymentCancel')}
        inactive={!canCancel}
        action="cancel"
        keys={cancelKeys}
        onPress={() => client.press({ kind: 'cancel' })}
      >
        {say('PaymentCancelShort')}
      </PressButton>
    </Foot>
  );
});
