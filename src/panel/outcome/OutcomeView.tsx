import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import { Heading } from '@twilio-paste/core/heading';
import type { PaymentClient } from '../../client/paymentClient';
import type { FieldView } from '../../payment/rules/view';
import type { EndedSession } from '../../payment/rules/status';
import { accountOf, outcomeKeys } from './ended';
import { useLanguage } from '../words/context';
import { Foot } from '../parts/Foot';
import { Notice } from '../parts/Notice';
import { OrderSummary } from '../parts/OrderSummary';
import { PressButton } from '../parts/PressButton';
import type { Say } from '../words/strings';
import { brandName, failedWords, unknownWords } from '../words/words';

/** What is alarming about an outcome; the rest is said in the status region. */
function alarm(say: Say, session: EndedSession): readonly string[] {
  switch (session.status) {
    case 'succeeded':
    case 'cancelled':
      return [];
    case 'failed':
      return failedWords(say, session);
    case 'unknown':
      return unknownWords(say, session);
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <Box>
      <Box as="dt" color="colorTextWeak" fontSize="fontSize20">
        {name}
      </Box>
      <Box
        as="dd"
        margin="space0"
        color="colorText"
        fontFamily="fontFamilyCode"
        wordBreak="break-word"
      >
        {children}
      </Box>
    </Box>
  );
}

export interface OutcomeViewProps {
  readonly client: PaymentClient;
  readonly session: EndedSession;
  readonly fields: readonly FieldView[];
  readonly readOnly: boolean;
  /** What stands between the outcome and the button. */
  readonly children: ReactNode;
}

/** How a payment ended. */
export function OutcomeView({ client, session, fields, readOnly, children }: OutcomeViewProps) {
  const { say } = useLanguage();
  const words = alarm(say, session);
  const bank = session.order.method === 'ach-debit';
  const account = accountOf(session, fields);
  return (
    <>
      <Box display="flex" flexDirection="column" rowGap="space40">
        <Heading as="h2" variant="heading40" marginBottom="space0">
          {say(outcomeKeys[session.status])}
        </Heading>
        <OrderSummary order={session.order} />
        <Box as="dl" margin="space0" display="flex" flexDirection="column" rowGap="space30">
          {account && (
            <Fact name={say(bank ? 'PaymentBankAccount' : 'PaymentCard')}>
              {account.brand === null
                ? account.shown
                : `${account.shown} ${brandName(account.brand)}`}
            </Fact>
          )}
          {session.status === 'succeeded' && session.order.purpose.kind === 'charge' && (
            <Fact name={say('PaymentConfirmation')}>
              {session.confirmationCode ?? say('PaymentNoConfirmation')}
            </Fact>
          )}
        </Box>
        {words.length > 0 && (
          <Notice>
            {words.map((line) => (
              <Box key={line}>{line}</Box>
            ))}
          </Notice>
        )}
        {session.discardedClearValue && <Notice>{say('PaymentClearValue')}</Notice>}
      </Box>
      {children}
      {!readOnly && (
        <Foot>
          <PressButton kind="primary" onPress={() => client.compose()}>
            {say('PaymentNew')}
          </PressButton>
        </Foot>
      )}
    </>
  );
}
