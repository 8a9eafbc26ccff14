import { Box } from '@twilio-paste/core/box';
import { useLanguage } from '../words/context';

/** What the agent may say now. Its room is there in every state, so that nothing moves when it changes. */
export function Script({ children }: { readonly children: string }) {
  const { say } = useLanguage();
  return (
    <Box minHeight="sizeSquare200" flexShrink={0}>
      {children !== '' && (
        <Box
          role="note"
          padding="space30"
          borderRadius="borderRadius20"
          backgroundColor="colorBackground"
          fontSize="fontSize30"
          lineHeight="lineHeight20"
          color="colorText"
        >
          <Box
            as="span"
            color="colorTextWeak"
            fontSize="fontSize20"
            fontWeight="fontWeightSemibold"
          >
            {say('PaymentScript')}
          </Box>{' '}
          {say('PaymentScriptQuoted', { text: children })}
        </Box>
      )}
    </Box>
  );
}
