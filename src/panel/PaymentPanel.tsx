import { Box } from '@twilio-paste/core/box';
import { memo } from 'react';
import type { PaymentClient } from '../client/paymentClient';
import type { Snapshot } from '../client/snapshot';
import { type Access, accessOf } from './access';
import { useLanguage } from './words/context';
import { EarlierPayments } from './outcome/EarlierPayments';
import { Notice } from './parts/Notice';
import { OutcomeView } from './outcome/OutcomeView';
import { PressButton } from './parts/PressButton';
import { SessionView } from './session/SessionView';
import { StartForm } from './start/StartForm';
import { StatusRegion } from './status/StatusRegion';
import { useKeptFocus } from './useKeptFocus';
import { useSnapshot } from './useSnapshot';
import { problemWords, timeOfDay } from './words/words';

export interface PaymentPanelProps {
  readonly client: PaymentClient;
  /** As far as the desktop knows; the functions have the last word. */
  readonly access: Access;
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

interface BodyProps {
  readonly client: PaymentClient;
  readonly readOnly: boolean;
  readonly snapshot: Snapshot;
}

function Body({ client, readOnly, snapshot }: BodyProps) {
  const language = useLanguage();
  const { say } = language;
  const { phase, view, draft, formProblems, composing } = snapshot;
  const pending = snapshot.pending !== null;
  if (phase.kind === 'unavailable' || phase.kind === 'retrying') {
    const words = problemWords(say, phase.problem, null);
    if (phase.kind === 'unavailable') return <NoWay client={client}>{words}</NoWay>;
    const since = say('PaymentRetrying', { time: timeOfDay(language, phase.since) });
    return <NoWay client={client}>{`${words} ${since}`}</NoWay>;
  }
  if (phase.kind !== 'ready') return null;
  const { offer } = phase;
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
          live={snapshot.connection.kind === 'live'}
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
export const PaymentPanel = memo(function PaymentPanel(props: PaymentPanelProps) {
  const { client } = props;
  const { say } = useLanguage();
  const snapshot = useSnapshot(client);
  const root = useKeptFocus(snapshot);
  const { failure, view } = snapshot;
  const access = accessOf(props.access, snapshot);
  const readOnly = access !== 'act';
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
      <StatusRegion snapshot={snapshot} access={access} />
      <Body client={client} readOnly={readOnly} snapshot={snapshot} />
      {failure && failure.action.kind !== 'capture' && (
        <Notice>{problemWords(say, failure.problem, failure.action)}</Notice>
      )}
      <EarlierPayments earlier={view.earlier} last={snapshot.composing ? view : null} />
    </Box>
  );
});
