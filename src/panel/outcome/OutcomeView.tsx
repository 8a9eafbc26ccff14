import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { ReactNode } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { EndedSession } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import { CopyButton } from '../parts/CopyButton';
import { Foot } from '../parts/Foot';
import { Notice } from '../parts/Notice';
import { OrderSummary } from '../parts/OrderSummary';
import { PressButton } from '../parts/PressButton';
import { SignInCircle } from '../parts/SignInCircle';
import { useLanguage } from '../words/context';
import type { Say, StringKey } from '../words/strings';
import { failedDetails, failedWords, stepAfter, unknownWords } from '../words/words';
import { outcomeKeys } from './ended';
import { FactList } from './FactList';
import { factsOf, receiptOf } from './facts';

const signs = {
  succeeded: ['✓', 'colorBackgroundSuccessWeakest', 'colorBorderSuccess', 'colorTextSuccess'],
  failed: ['✕', 'colorBackgroundErrorWeakest', 'colorBorderError', 'colorTextError'],
  cancelled: ['–', 'colorBackground', 'colorBorderWeak', 'colorTextWeak'],
  unknown: ['?', 'colorBackgroundWarningWeakest', 'colorBorderWarning', 'colorTextWarning'],
} as const;

/** How it ended, in one look. */
function Title({ status }: { readonly status: EndedSession['status'] }) {
  const { say } = useLanguage();
  const [sign, backgroundColor, borderColor, color] = signs[status];
  return (
    <Box display="flex" columnGap="space40" alignItems="center">
      <SignInCircle size="large" {...{ sign, backgroundColor, borderColor, color }} />
      <Heading as="h2" variant="heading40" marginBottom="space0">
        {say(outcomeKeys[status])}
      </Heading>
    </Box>
  );
}

/** What is alarming about an outcome, in one voice; the rest is said in the status region. */
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

function Alarm({ session }: { readonly session: EndedSession }) {
  const { say } = useLanguage();
  const [cause, ...more] = alarm(say, session);
  if (cause === undefined) return null;
  return (
    <Notice>
      <Box fontWeight="fontWeightSemibold">{cause}</Box>
      {more.map((line) => (
        <Box key={line} color="colorText">
          {line}
        </Box>
      ))}
    </Notice>
  );
}

function Details({ lines }: { readonly lines: readonly string[] }) {
  const { say } = useLanguage();
  if (lines.length === 0) return null;
  return (
    <Box as="details" color="colorTextWeak" fontSize="fontSize30" lineHeight="lineHeight20">
      <summary>{say('PaymentDetails')}</summary>
      {lines.map((line) => (
        <Box key={line} wordBreak="break-word">
          {line}
        </Box>
      ))}
    </Box>
  );
}

/** The one way on after a payment that failed, where the same order may go through after all. */
function wayOn(session: EndedSession): StringKey | undefined {
  if (session.status !== 'failed') return undefined;
  switch (stepAfter(session)) {
    case 'another-account':
      return session.order.method === 'ach-debit'
        ? 'PaymentTryAnotherAccount'
        : 'PaymentTryAnotherCard';
    case 'start-again':
    case 'try-later':
      return 'PaymentTryOnceMore';
    default:
      return undefined;
  }
}

export interface OutcomeViewProps {
  readonly client: PaymentClient;
  readonly view: AgentView;
  readonly session: EndedSession;
  /** A press is on its way. */
  readonly pending: boolean;
  readonly readOnly: boolean;
  /** What stands between the outcome and the buttons. */
  readonly children: ReactNode;
}

/** Side by side, or each on a line of its own where one has no room for both. */
function Buttons({ client, view, session, pending }: OutcomeViewProps) {
  const language = useLanguage();
  const { say } = language;
  const retry = wayOn(session);
  return (
    <Foot>
      {/* On one line it stands where Complete was: pressed once more, it takes no outcome away. */}
      {session.status === 'succeeded' && (
        <CopyButton text={receiptOf(language, view, session)} size="wide">
          {say('PaymentCopyReceipt')}
        </CopyButton>
      )}
      {retry && (
        <PressButton
          kind="primary"
          size="wide"
          inactive={pending}
          onPress={() => client.startAgain()}
        >
          {say(retry)}
        </PressButton>
      )}
      {/* After an unknown outcome nothing invites to charge again. */}
      <PressButton
        kind={retry || session.status === 'unknown' ? 'secondary' : 'primary'}
        size="wide"
        onPress={() => client.compose()}
      >
        {say('PaymentNew')}
      </PressButton>
    </Foot>
  );
}

/** How a payment ended: what proves it, and the one thing to do about it. */
export function OutcomeView(props: OutcomeViewProps) {
  const { view, session, readOnly, children } = props;
  const language = useLanguage();
  const { say } = language;
  return (
    <>
      <Box display="flex" flexDirection="column" rowGap="space40">
        <Title status={session.status} />
        <Alarm session={session} />
        <OrderSummary order={session.order} />
        <FactList facts={factsOf(language, view, session)} mayCopy={!readOnly} />
        {session.status === 'failed' && <Details lines={failedDetails(say, session)} />}
        {session.discardedClearValue && <Notice>{say('PaymentClearValue')}</Notice>}
      </Box>
      {children}
      {!readOnly && <Buttons {...props} />}
    </>
  );
}
