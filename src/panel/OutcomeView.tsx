import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { PaymentClient } from '../client/paymentClient';
import type { PaymentSession } from '../payment/status';
import type { FieldView } from '../payment/view';
import { Charge } from './Charge';
import { useLanguage } from './context';
import { Notice } from './Notice';
import { PressButton } from './PressButton';
import type { Say, StringKey } from './strings';
import { brandName, failedWords } from './words';

export type EndedSession = Extract<
  PaymentSession,
  { status: 'succeeded' | 'failed' | 'cancelled' | 'unknown' }
>;

export const outcomeKeys = {
  succeeded: 'PaymentSucceeded',
  failed: 'PaymentFailed',
  cancelled: 'PaymentCancelled',
  unknown: 'PaymentUnknown',
} as const satisfies Record<EndedSession['status'], StringKey>;

export function isEnded(session: PaymentSession): session is EndedSession {
  return session.status in outcomeKeys;
}

/** What is alarming about an outcome; the rest is said in the status region. */
function alarm(say: Say, session: EndedSession): readonly string[] {
  switch (session.status) {
    case 'succeeded':
    case 'cancelled':
      return [];
    case 'failed':
      return failedWords(say, session);
    case 'unknown':
      return [
        session.result === null
          ? say('PaymentUnknownUnanswered')
          : say('PaymentUnknownResult', { result: session.result }),
      ];
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
}

/** How a payment ended. */
export function OutcomeView({ client, session, fields, readOnly }: OutcomeViewProps) {
  const { say } = useLanguage();
  const words = alarm(say, session);
  const card = fields.find(({ field }) => field === 'payment-card-number');
  return (
    <Box display="flex" flexDirection="column" rowGap="space40">
      <Heading as="h2" variant="heading40" marginBottom="space0">
        {say(outcomeKeys[session.status])}
      </Heading>
      <Charge charge={session.charge} description={session.description} />
      <Box as="dl" margin="space0" display="flex" flexDirection="column" rowGap="space30">
        {card?.state === 'captured' && (
          <Fact name={say('PaymentCard')}>
            {card.brand === null ? card.shown : `${card.shown} ${brandName(card.brand)}`}
          </Fact>
        )}
        {session.status === 'succeeded' && (
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
      {!readOnly && (
        <Box>
          <PressButton kind="primary" onPress={() => client.compose()}>
            {say('PaymentNew')}
          </PressButton>
        </Box>
      )}
    </Box>
  );
}
