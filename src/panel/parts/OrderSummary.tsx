import { Box } from '@twilio-paste/core/box';
import type { Order } from '../../payment/document/session';
import { useLanguage } from '../words/context';
import { purposeName } from '../words/words';

/** What was agreed: the amount that was sent, or that the card or account is kept, and what it is for. */
export function OrderSummary({ order }: { readonly order: Order }) {
  const language = useLanguage();
  const { say } = language;
  const { purpose, method, bankAccountType, description } = order;
  const details = [
    purpose.kind === 'charge' ? null : say('PaymentNotCharged'),
    bankAccountType &&
      `${say(`PaymentMethod_${method}`)} · ${say(`PaymentAccountType_${bankAccountType}`)}`,
    description === '' ? null : description,
  ].filter((line) => line !== null);
  return (
    <Box>
      <Box
        color="colorText"
        fontSize="fontSize60"
        lineHeight="lineHeight60"
        fontWeight="fontWeightSemibold"
      >
        {purposeName(language, purpose)}
      </Box>
      {details.map((line) => (
        <Box key={line} color="colorTextWeak" fontSize="fontSize30" wordBreak="break-word">
          {line}
        </Box>
      ))}
    </Box>
  );
}
