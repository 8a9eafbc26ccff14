import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { memo } from 'react';
import type { EarlierView } from '../payment/earlier';
import type { PaymentSession } from '../payment/status';
import { useLanguage } from './context';
import { isEnded, outcomeKeys } from './OutcomeView';
import type { StringKey } from './strings';
import { purposeName } from './words';

function outcomeKey({ outcome, completeAsked }: EarlierView): StringKey {
  if (outcome) return outcomeKeys[outcome];
  return completeAsked ? 'PaymentUnknown' : 'PaymentEarlierOpen';
}

/** The payments taken on this call before the one that is shown, the latest first. */
export const EarlierPayments = memo(function EarlierPayments({
  earlier,
  last,
}: {
  readonly earlier: readonly EarlierView[];
  /** The payment that just ended, while the next one is prepared. */
  readonly last: PaymentSession | null;
}) {
  const language = useLanguage();
  const { say } = language;
  if (earlier.length === 0 && !last) return null;
  return (
    <Box>
      <Heading as="h3" variant="heading60" marginBottom="space0">
        {say('PaymentEarlier')}
      </Heading>
      <Box as="ul" margin="space0" paddingLeft="space0" listStyleType="none">
        {last && isEnded(last) && (
          <Box as="li" color="colorTextWeak" fontSize="fontSize30">
            {`${purposeName(language, last.order.purpose)} · ${say(outcomeKeys[last.status])}`}
          </Box>
        )}
        {[...earlier].reverse().map((payment) => (
          <Box as="li" key={payment.key} color="colorTextWeak" fontSize="fontSize30">
            {[
              purposeName(language, payment.purpose),
              say(outcomeKey(payment)),
              payment.confirmationCode,
              payment.account && payment.account.value.slice(-4),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Box>
        ))}
      </Box>
    </Box>
  );
});
