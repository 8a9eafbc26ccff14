import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { memo } from 'react';
import type { EarlierView } from '../../payment/document/earlier';
import type { AgentView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';
import { isOver } from '../../payment/rules/status';
import { accountOf, outcomeKeys } from './ended';
import type { StringKey } from '../words/strings';
import { purposeName } from '../words/words';

function outcomeKey({ outcome, completeAsked }: EarlierView): StringKey {
  if (outcome) return outcomeKeys[outcome];
  return completeAsked ? 'PaymentUnknown' : 'PaymentEarlierOpen';
}

function Line({ parts }: { readonly parts: readonly (string | null | undefined)[] }) {
  return (
    <Box as="li" color="colorTextWeak" fontSize="fontSize30" wordBreak="break-word">
      {parts.filter((part) => part !== null && part !== undefined).join(' · ')}
    </Box>
  );
}

export interface EarlierPaymentsProps {
  readonly earlier: readonly EarlierView[];
  /** The payment that just ended, while the next one is prepared. */
  readonly last: AgentView | null;
}

/** The payments taken on this call before the one shown, latest first. */
export const EarlierPayments = memo(function EarlierPayments(props: EarlierPaymentsProps) {
  const { earlier, last } = props;
  const language = useLanguage();
  const { say } = language;
  const ended = last?.session && isOver(last.session) ? last.session : null;
  if (earlier.length === 0 && !ended) return null;
  return (
    <Box>
      <Heading as="h3" variant="heading60" marginBottom="space0">
        {say('PaymentEarlier')}
      </Heading>
      <Box as="ul" margin="space0" paddingLeft="space0" listStyleType="none">
        {last && ended && (
          <Line
            parts={[
              purposeName(language, ended.order.purpose),
              say(outcomeKeys[ended.status]),
              ended.status === 'succeeded' ? ended.confirmationCode : null,
              accountOf(ended, last.fields)?.shown.slice(-4),
            ]}
          />
        )}
        {[...earlier].reverse().map((payment) => (
          <Line
            key={payment.key}
            parts={[
              purposeName(language, payment.purpose),
              say(outcomeKey(payment)),
              payment.confirmationCode,
              payment.account?.value.slice(-4),
            ]}
          />
        ))}
      </Box>
    </Box>
  );
});
