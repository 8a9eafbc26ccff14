import { Box } from '@twilio-paste/core/box';
import { memo, type ReactNode } from 'react';
import type { Order } from '../../payment/document/session';
import { useLanguage } from '../words/context';
import { purposeName } from '../words/words';

export interface OrderSummaryProps {
  readonly order: Order;
  /** What stands beside the amount. */
  readonly children?: ReactNode;
}

/** What was agreed: the amount that was sent, or that the card or account is kept, and what it is for. */
export const OrderSummary = memo(function OrderSummary({ order, children }: OrderSummaryProps) {
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
        display="flex"
        flexWrap="wrap"
        columnGap="space30"
        alignItems="center"
        justifyContent="space-between"
        color="colorText"
        fontSize="fontSize60"
        lineHeight="lineHeight60"
        fontWeight="fontWeightSemibold"
      >
        <Box as="span">{purposeName(language, purpose)}</Box>
        {children}
      </Box>
      {details.map((line) => (
        <Box key={line} color="colorTextWeak" fontSize="fontSize30" wordBreak="break-word">
          {line}
        </Box>
      ))}
    </Box>
  );
});
