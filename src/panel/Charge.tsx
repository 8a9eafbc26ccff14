import { Box } from '@twilio-paste/core/box';
import { formatMoney, type Money } from '../payment/money';
import { useLanguage } from './context';

/** The amount that was sent, and what it is for. */
export function Charge({
  charge,
  description,
}: {
  readonly charge: Money;
  readonly description: string;
}) {
  const { locale } = useLanguage();
  return (
    <Box>
      <Box
        color="colorText"
        fontSize="fontSize60"
        lineHeight="lineHeight60"
        fontWeight="fontWeightSemibold"
      >
        {formatMoney(charge, locale)}
      </Box>
      {description !== '' && (
        <Box color="colorTextWeak" fontSize="fontSize30" wordBreak="break-word">
          {description}
        </Box>
      )}
    </Box>
  );
}
