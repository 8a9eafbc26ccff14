import { Box } from '@twilio-paste/core/box';
import { memo } from 'react';
import type { PaymentClient } from '../client/paymentClient';
import type { Snapshot } from '../client/snapshot';
import { useLanguage } from './context';
import { EarlierPayments } from './EarlierPayments';
import { Notice } from './Notice';
import { OutcomeView } from './OutcomeView';
import { PressButton } from './PressButton';
import { SessionView } from './SessionView';
import { StartForm } from './StartForm';
import { statusLine } from './statusLine';
import { useKeptFocus } from './useKeptFocus';
import { useSnapshot } from './useSnapshot';
import { problemWords } from './words';

export interface PaymentPanelProps {
  readonly client: PaymentClient;
  /** The call is over: the outcome stays to be read, nothing can be pressed. */
  readonly readOnly: boolean;
}

/** Why there is nothing an agent can do here, and the way to try again. */
function NoWay({
  client,
  children,
}: {
  readonly client: PaymentClient;
  readonly children: string;
}) {
  const { say } = useLanguage();
  return (
    <Box display="flex" flexDirection="column" rowGap="space40" alignItems="flex-start">
      <Notice>{children}</Notice>
      <PressButton kind="secondary" onPress={() => client.connect()}>
        {say('PaymentTryAgain')}
      </PressButton>
    </Box>
  );
}

interface BodyProps extends PaymentPanelProps {
  readonly snapshot: Snapshot;
}

function Body({ client, readOnly, snapshot }: BodyProps) {
  const { say } = useLanguage();
  const { phase, view, draft, offer, formProblems, composing } = snapshot;
  const pending = snapshot.pending !== null;
  if (phase.state === 'unavailable') {
    return <NoWay client={client}>{problemWords(say, phase.problem, null)}</NoWay>;
  }
  if (phase.state !== 'ready' || !offer) return null;
  const { session } = view;
  if (!session || (composing && !readOnly)) {
    if (readOnly) return null;
    if (!offer.prefill) {
      return <NoWay client={client}>{say('PaymentFailure_prefill-invalid')}</NoWay>;
    }
    return (
      <StartForm
        client={client}
        offer={offer}
        prefill={offer.prefill}
        draft={draft}
        problems={formProblems}
        pending={pending}
        confirm={session?.status === 'unknown'}
      />
    );
  }
  switch (session.status) {
    case 'starting':
    case 'collecting':
    case 'completing':
    case 'cancelling':
      return (
        <SessionView
          client={client}
          view={view}
          session={session}
          pending={snapshot.pending}
          failure={snapshot.failure}
          readOnly={readOnly}
        />
      );
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return (
        <OutcomeView client={client} session={session} fields={view.fields} readOnly={readOnly} />
      );
  }
}

/** The payments of one call, as the agent sees and drives them. */
export const PaymentPanel = memo(function PaymentPanel({ client, readOnly }: PaymentPanelProps) {
  const { say } = useLanguage();
  const snapshot = useSnapshot(client);
  const root = useKeptFocus(snapshot);
  const { connection, failure, view } = snapshot;
  const interrupted = connection.state === 'reconnecting' && snapshot.phase.state !== 'waiting';
  return (
    <Box
      ref={root}
      role="region"
      aria-label={say('PaymentTab')}
      tabIndex={-1}
      outline="none"
      padding="space50"
      display="flex"
      flexDirection="column"
      rowGap="space50"
      backgroundColor="colorBackgroundBody"
      minWidth="0"
      maxWidth="size50"
    >
      <Box role="status" color="colorTextWeak" fontSize="fontSize30" lineHeight="lineHeight20">
        <Box>{statusLine(say, snapshot, readOnly)}</Box>
        {interrupted && (
          <Box color="colorTextWarningStrong">{say('PaymentStatusReconnecting')}</Box>
        )}
      </Box>
      <Body client={client} readOnly={readOnly} snapshot={snapshot} />
      {failure && failure.action.kind !== 'capture' && (
        <Notice>{problemWords(say, failure.problem, failure.action)}</Notice>
      )}
      <EarlierPayments earlier={view.earlier} last={snapshot.composing ? view.session : null} />
    </Box>
  );
});
