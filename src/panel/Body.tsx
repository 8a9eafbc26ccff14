import { needsConfirmation } from '../client/form/check';
import type { PaymentClient } from '../client/paymentClient';
import { type Offer, type Snapshot, unreadPayment } from '../client/snapshot';
import { isOver, type PaymentSession } from '../payment/rules/status';
import { EarlierPayments } from './outcome/EarlierPayments';
import { OutcomeView } from './outcome/OutcomeView';
import { Notice } from './parts/Notice';
import { Script } from './parts/Script';
import { RecordingNote } from './session/RecordingNote';
import { SessionView } from './session/SessionView';
import { StartForm } from './start/StartForm';
import { Unavailable } from './Unavailable';
import { useCallerLanguage, useLanguage } from './words/context';
import { scriptLine } from './words/script';
import { problemWords, timeOfDay } from './words/words';

export interface BodyProps {
  readonly client: PaymentClient;
  readonly readOnly: boolean;
  /** False once the live view has been interrupted for a while. */
  readonly live: boolean;
  readonly snapshot: Snapshot;
}

type ReadyProps = BodyProps & { readonly offer: Offer };
type WithSession = ReadyProps & { readonly session: PaymentSession };

/** Why the last press came to nothing, unless its row says so, and the payments before. */
function Rest({ view, composing, failure }: Snapshot) {
  const language = useLanguage();
  return (
    <>
      {failure && failure.action.kind !== 'capture' && (
        <Notice>{problemWords(language, failure.problem)}</Notice>
      )}
      <EarlierPayments earlier={view.earlier} last={composing ? view : null} />
    </>
  );
}

/** What may be said to the caller of a payment, where that is configured. */
function CallerScript({ offer, snapshot, session, readOnly }: WithSession) {
  const { agentScript, callerLanguage } = offer.configuration;
  const spoken = useCallerLanguage(callerLanguage);
  if (!agentScript || readOnly) return null;
  return <Script spoken={spoken}>{snapshot.onHold ? '' : scriptLine(spoken, session)}</Script>;
}

/** The form before a payment, for somebody who may start one. */
function NewPayment({ client, readOnly, snapshot, offer }: ReadyProps) {
  const { say } = useLanguage();
  const { draft, formProblems, pending } = snapshot;
  if (readOnly) return <Rest {...snapshot} />;
  if (!offer.prefill)
    return <Unavailable client={client}>{say('PaymentFailure_prefill-invalid')}</Unavailable>;
  return (
    <StartForm
      client={client}
      offer={offer}
      prefill={offer.prefill}
      draft={draft}
      problems={formProblems}
      pending={pending !== null}
      confirm={needsConfirmation(snapshot)}
    >
      <Rest {...snapshot} />
    </StartForm>
  );
}

/** A payment: how it goes, or how it ended. */
function Payment(props: WithSession) {
  const { client, offer, session, snapshot, live, readOnly } = props;
  const { view, pending, failure, onHold, heardAt } = snapshot;
  if (isOver(session)) {
    return (
      <OutcomeView {...{ client, view, session, readOnly }} pending={pending !== null}>
        <CallerScript {...props} />
        <Rest {...snapshot} />
      </OutcomeView>
    );
  }
  return (
    <SessionView {...{ client, view, session, pending, failure, onHold, heardAt, live, readOnly }}>
      <CallerScript {...props} />
      <RecordingNote recording={offer.configuration.recording} fields={view.fields} />
      <Rest {...snapshot} />
    </SessionView>
  );
}

/** What the panel shows in the phase it is in. */
export function Body(props: BodyProps) {
  const { client, readOnly, snapshot } = props;
  const language = useLanguage();
  const { say } = language;
  const { phase, view, composing, failure } = snapshot;
  switch (phase.kind) {
    case 'waiting':
    case 'connecting':
      return <Rest {...snapshot} />;
    case 'retrying': {
      const text = problemWords(language, phase.problem);
      const sentence = say('PaymentRetrying', { time: timeOfDay(language, phase.since) });
      return (
        <Unavailable client={client}>{say('PaymentSentences', { text, sentence })}</Unavailable>
      );
    }
    case 'unavailable':
      return (
        <>
          <Unavailable client={client} cancel={!readOnly && unreadPayment(phase) !== undefined}>
            {problemWords(language, phase.problem)}
          </Unavailable>
          {failure && <Notice>{problemWords(language, failure.problem)}</Notice>}
        </>
      );
    case 'ready':
      return view.session && !composing ? (
        <Payment {...props} offer={phase.offer} session={view.session} />
      ) : (
        <NewPayment {...props} offer={phase.offer} />
      );
  }
}
