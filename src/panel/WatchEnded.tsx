import { Box } from '@twilio-paste/core/box';
import { useLanguage } from './words/context';

/** In place of the payment, once the call that a supervisor watched is over (R75). */
export function WatchEnded() {
  const { say } = useLanguage();
  return (
    <Box role="status" padding="space50" color="colorTextWeak" fontSize="fontSize30">
      {say('PaymentWatchEnded')}
    </Box>
  );
}
