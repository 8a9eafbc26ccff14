import { Box } from '@twilio-paste/core/box';
import type { FieldView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';

const looks = {
  going: ['colorBackgroundPrimaryWeakest', 'colorTextPrimaryStrong'],
  refused: ['colorBackgroundErrorWeakest', 'colorTextErrorStrong'],
  whole: ['colorBackgroundSuccessWeakest', 'colorTextSuccess'],
} as const;

/** How far the payment is, at a glance; the status region says it in words. */
export function Progress({ fields }: { readonly fields: readonly FieldView[] }) {
  const { say } = useLanguage();
  const captured = fields.filter(({ state }) => state === 'captured').length;
  const whole = captured === fields.length;
  const refused = fields.some(({ state }) => state === 'refused');
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
        : say('PaymentProgress', { step: String(captured + 1), steps: String(fields.length) })}
    </Box>
  );
}
