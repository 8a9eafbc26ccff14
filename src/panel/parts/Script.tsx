import { Box } from '@twilio-paste/core/box';
import { memo } from 'react';
import { type Language, useLanguage } from '../words/context';

export interface ScriptProps {
  readonly children: string;
  /** The language of it, which may not be the agent's. */
  readonly spoken: Language;
}

/** What the agent may say now. Its room is there in every state, so that nothing moves when it changes. */
export const Script = memo(function Script({ children, spoken }: ScriptProps) {
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
          <span lang={spoken.texts}>{spoken.say('PaymentScriptQuoted', { text: children })}</span>
        </Box>
      )}
    </Box>
  );
});
