import { Box } from '@twilio-paste/core/box';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { memo } from 'react';
import { SignInCircle } from '../parts/SignInCircle';
import { useLanguage } from '../words/context';

export type Step = 'to-come' | 'alive' | 'captured' | 'refused';

const looks = {
  'to-come': ['colorBackgroundBody', 'colorBorderWeak', 'colorTextWeak'],
  alive: ['colorBackgroundBody', 'colorBorderPrimary', 'colorTextPrimary'],
  captured: ['colorBackgroundSuccessWeakest', 'colorBorderSuccess', 'colorTextSuccess'],
  refused: ['colorBackgroundErrorWeakest', 'colorBorderError', 'colorTextError'],
} as const;

interface StepMarkProps {
  readonly step: Step;
  readonly number: number;
}

/** The number of a field, or a tick once it is captured. */
export const StepMark = memo(function StepMark({ step, number }: StepMarkProps) {
  const { say } = useLanguage();
  const [backgroundColor, borderColor, color] = looks[step];
  const sign = step === 'captured' ? '✓' : step === 'refused' ? '!' : String(number);
  return (
    <Box flexShrink={0} paddingY="space10">
      <SignInCircle size="small" {...{ sign, backgroundColor, borderColor, color }} />
      {step === 'captured' && <ScreenReaderOnly>{say('PaymentFieldCaptured')}</ScreenReaderOnly>}
    </Box>
  );
});
