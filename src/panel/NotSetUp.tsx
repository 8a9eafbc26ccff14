import { Box } from '@twilio-paste/core/box';
import { useLanguage } from './words/context';
import { Notice } from './parts/Notice';

/** Says who has to set what, if the address of the functions is missing. */
export function NotSetUp({ setting }: { readonly setting: string }) {
  const { say } = useLanguage();
  return (
    <Box padding="space50">
      <Notice>{say('PaymentNotSetUp', { setting })}</Notice>
    </Box>
  );
}
