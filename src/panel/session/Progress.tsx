import { Box } from '@twilio-paste/core/box';
import { useLanguage } from '../words/context';

const looks = {
  going: ['colorBackgroundPrimaryWeakest', 'colorTextPrimaryStrong'],
  refused: ['colorBackgroundErrorWeakest', 'colorTextErrorStrong'],
  whole: ['colorBackgroundSuccessWeakest', 'colorTextSuccess'],
} as const;

export interface ProgressProps {
  readonly captured: number;
  /** How many fields there are. */
  readonly steps: number;
  readonly refused: boolean;
}

/** How far the payment is, at a glance; the status region says it in words. */
export function Progress({ captured, steps, refused }: ProgressProps) {
  const { say } = useLanguage();
  const whole = captured === steps;
  const [backgroundColor, color] = looks[whole ? 'whole' : refused ? 'refused' : 'going'];
  return (
    // A longer one takes the place of the shorter, instead of moving away from where it began.
    <Box
      key={String(whole)}
      as="span"
      flexShrink={0}
      paddingX="space30"
      borderRadius="borderRadiusPill"
      backgroundColor={backgroundColor}
      color={color}
      fontSize="fontSize20"
      lineHeight="lineHeight40"
    >
      {whole
        ? say('PaymentProgressWhole')
        : say('PaymentProgress', { step: String(captured + 1), steps: String(steps) })}
    </Box>
  );
}
