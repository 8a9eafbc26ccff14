import { Box } from '@twilio-paste/core/box';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { useLanguage } from '../words/context';

export type Step = 'to-come' | 'alive' | 'captured' | 'refused';

const looks = {
  'to-come': ['colorBackgroundBody', 'colorBorderWeak', 'colorTextWeak'],
  alive: ['colorBackgroundBody', 'colorBorderPrimary', 'colorTextPrimary'],
  captured: ['colorBackgroundSuccessWeakest', 'colorBorderSuccess', 'colorTextSuccess'],
  refused: ['colorBackgroundErrorWeakest', 'colorBorderError', 'colorTextError'],
} as const;

/** The number of a field, or a tick once it is captured. */
export function StepMark({ step, number }: { readonly step: Step; readonly number: number }) {
  const { say } = useLanguage();
  const [backgroundColor, borderColor, color] = looks[step];
  const sign = step === 'captured' ? '✓' : step === 'refused' ? '!' : String(number);
  return (
    <Box flexShrink={0} paddingY="space10">
      <Box
        aria-hidden="true"
        size="sizeSquare70"
        display="flex"
        alignItems="center"
        justifyContent="center"
        borderStyle="solid"
        borderWidth="borderWidth10"
        borderRadius="borderRadiusCircle"
        backgroundColor={backgroundColor}
        borderColor={borderColor}
        color={color}
        fontSize="fontSize20"
        fontWeight="fontWeightSemibold"
      >
        {sign}
      </Box>
      {step === 'captured' && <ScreenReaderOnly>{say('PaymentFieldCaptured')}</ScreenReaderOnly>}
    </Box>
  );
}
