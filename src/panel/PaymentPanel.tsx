import { Box } from '@twilio-paste/core/box';
import { memo, type RefObject, useRef } from 'react';
import { needsConfirmation } from '../client/form/check';
import type { PaymentClient } from '../client/paymentClient';
import { type Snapshot, unreadPayment } from '../client/snapshot';
import { type Access, accessOf } from './access';
import { useCallerLanguage, useLanguage } from './words/context';
import { EarlierPayments } from './outcome/EarlierPayments';
import { Notice } from './parts/Notice';
import { OutcomeView } from './outcome/OutcomeView';
import { PressButton } from './parts/PressButton';
import { Script } from './parts/Script';
import { RecordingNote } from './session/RecordingNote';
import { SessionView } from './session/SessionView';
import { StartForm } from './start/StartForm';
import { StatusRegion } from './status/StatusRegion';
import { PanelStyle } from './parts/PanelStyle';
import { useGuidedFocus } from './useGuidedFocus';
import { useReconnecting } from './useReconnecting';
import { useSnapshot } from './useSnapshot';
import { scriptLine } from './words/script';
import { problemWords, timeOfDay } from './words/words';

export interface PaymentPanelProps {
  readonly client: PaymentClient;
  /** As far as the desktop knows; the functions have the last word. */
  readonly access: Access;
}

/** Why there is nothing an agent can do here, and the way to try again. */
function BlockedNotice({
  client,
  cancel = false,
  children,
}: {
  readonly client: PaymentClient;
  /** Whether a payment is open that can be cancelled, though it cannot be shown. */
  readonly cancel?: boolean;
  readonly children: string;
}) {
  const { say } = useLanguage();
  return (
    <Box display="flex" flexDirection="column" rowGap="space40" alignItems="flex-start">
      <Notice>{children}</Notice>
      <PressButton kind="secondary" onPress={() => client.connect()}>
        {say('PaymentTryAgain')}
      </PressButton>
      {cancel && (
        <PressButton kind="destructive_secondary" onPress={() => client.press({ kind: 'cancel' })}>
          {say('PaymentCancel')}
        </PressButton>
      )}
    </Box>
  );
}

interface BodyProps {
  readonly client: PaymentClient;
  readonly readOnly: boolean;
  /** False once the live view has been interrupted for a while. */
  readonly live: boolean;
  readonly snapshot: Snapshot;
}

function Body({ client, readOnly, live, snapshot }: BodyProps) {
  const language = useLanguage();
  const { say } = language;
  const { phase, view, draft, formProblems, composing, failure } = snapshot;
  const spoken = useCallerLanguage(
    phase.kind === 'ready' ? phase.offer.configuration.callerLanguage : undefined,
  );
  const pending = snapshot.pending !== null;
  const rest = (
    <>
      {failure && failure.action.kind !== 'capture' && (
        <Notice>{problemWords(language, failure.problem)}</Notice>
      )}
      <EarlierPayments earlier={view.earlier} last={composing ? view : null} />
    </>
  );
  if (phase.kind === 'unavailable' || phase.kind === 'retrying') {
    const words = problemWords(language, phase.problem);
    if (phase.kind === 'unavailable') {
      return (
        <>
          <BlockedNotice client={client} cancel={!readOnly && unreadPayment(phase) !== undefined}>
            {words}
          </BlockedNotice>
          {failure && <Notice>{problemWords(language, failure.problem)}</Notice>}
        </>
      );
    }
    const sentence = say('PaymentRetrying', { time: timeOfDay(language, phase.since) });
    const text = say('PaymentSentences', { text: words, sentence });
    return <BlockedNotice client={client}>{text}</BlockedNotice>;
  }
  if (phase.kind !== 'ready') return rest;
  const { offer } = phase;
  const { session } = view;
  if (!session || composing) {
    if (readOnly) return rest;
    if (!offer.prefill) {
      return <BlockedNotice client={client}>{say('PaymentFailure_prefill-invalid')}</BlockedNotice>;
    }
    return (
      <StartForm
        client={client}
        offer={offer}
        prefill={offer.prefill}
        draft={draft}
        problems={formProblems}
        pending={pending}
        confirm={needsConfirmation(snapshot)}
      >
        {rest}
      </StartForm>
    );
  }
  const script = offer.configuration.agentScript && !readOnly && (
    <Script spoken={spoken}>{snapshot.onHold ? '' : scriptLine(spoken, session)}</Script>
  );
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
          failure={failure}
          onHold={snapshot.onHold}
          heardAt={snapshot.heardAt}
          live={live}
          readOnly={readOnly}
        >
          {script}
          <RecordingNote recording={offer.configuration.recording} fields={view.fields} />
          {rest}
        </SessionView>
      );
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return (
        <OutcomeView
          client={client}
          view={view}
          session={session}
          pending={pending}
          readOnly={readOnly}
        >
          {script}
          {rest}
        </OutcomeView>
      );
  }
}

interface ContentProps extends PaymentPanelProps {
  readonly root: RefObject<HTMLElement>;
}

/** What is in the panel: rendered for each change, without the element around it. */
function Content({ client, access: given, root }: ContentProps) {
  const snapshot = useSnapshot(client);
  useGuidedFocus(root, snapshot);
  const reconnecting = useReconnecting(snapshot.connection);
  const access = accessOf(given, snapshot);
  const readOnly = access !== 'act';
  // Somebody who may no longer act has no use for a form that was open: the last payment is shown again.
  const shown = readOnly && snapshot.composing ? { ...snapshot, composing: false } : snapshot;
  return (
    <>
      <StatusRegion snapshot={shown} access={access} reconnecting={reconnecting} />
      <Body client={client} readOnly={readOnly} live={reconnecting === null} snapshot={shown} />
    </>
  );
}

/** The payments of one call, as the agent sees and drives them. */
export const PaymentPanel = memo(function PaymentPanel({ client, access }: PaymentPanelProps) {
  const { say } = useLanguage();
  const root = useRef<HTMLDivElement>(null);
  return (
    <Box
      ref={root}
      role="region"
      aria-label={say('PaymentTab')}
      tabIndex={-1}
      outline="none"
      paddingX="space50"
      paddingTop="space30"
      display="flex"
      flexDirection="column"
      rowGap="space30"
      backgroundColor="colorBackgroundBody"
      flex="1 0 auto"
      width="100%"
      minWidth="0"
      minHeight="100%"
      data-payment-panel
    >
      <PanelStyle />
      <Content client={client} access={access} root={root} />
    </Box>
  );
});
