import { Box } from '@twilio-paste/core/box';
import { Modal, ModalBody, ModalHeader, ModalHeading } from '@twilio-paste/core/modal';
import { useEffect, useState } from 'react';
import type { LeavingQuestion, LeavingQuestions } from '../../client/leaving';
import type { Snapshot } from '../../client/snapshot';
import { useLanguage } from '../words/context';
import { Notice } from '../parts/Notice';
import { outcomeKeys } from '../outcome/ended';
import { PressButton } from '../parts/PressButton';
import type { Language } from '../words/context';
import type { Say } from '../words/strings';
import { problemWords } from '../words/words';
import { Themed } from '../theme/Themed';
import { useSnapshot } from '../useSnapshot';

const HEADING = 'payment-leaving';

/** What prevents leaving, in a sentence. */
function explanation(say: Say, { view }: Snapshot, leaving: LeavingQuestion['leaving']): string {
  const { session } = view;
  if (!session) return say('PaymentLeavingStarting');
  switch (session.status) {
    case 'starting':
      return say('PaymentLeavingStarting');
    case 'collecting':
      return say(`PaymentLeaving_${leaving}`);
    case 'completing':
      return say(view.canCancel ? `PaymentLeaving_${leaving}` : 'PaymentLeavingCompleting');
    case 'cancelling':
      return say('PaymentLeavingCancelling');
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return say(outcomeKeys[session.status]);
  }
}

/** Why the cancel that was asked for here failed; empty if it did not. */
function whyNotCancelled(language: Language, { view, failure }: Snapshot): string {
  const { say } = language;
  if (failure?.action.kind === 'cancel') {
    const sentence = problemWords(language, failure.problem);
    return say('PaymentSentences', { text: say('PaymentLeavingNotCancelled'), sentence });
  }
  const unanswered = view.session?.status === 'collecting' && view.session.cancelUnanswered;
  return unanswered ? say('PaymentCancelUnanswered') : '';
}

function mayGoOn(snapshot: Snapshot, leaving: LeavingQuestion['leaving'], problem: string) {
  const { phase, connection, view } = snapshot;
  // Nobody is kept on a call: if the cancel fails, the agent may leave all the same.
  const helpless = problem !== '' || phase.kind !== 'ready' || connection.kind !== 'live';
  return leaving !== 'end' || helpless || view.session?.status === 'completing';
}

function Question({ client, leaving, answer, cancel }: LeavingQuestion) {
  const language = useLanguage();
  const { say } = language;
  const snapshot = useSnapshot(client);
  const { view, pending } = snapshot;
  const completing = view.session?.status === 'completing' && !view.canCancel;
  const problem = whyNotCancelled(language, snapshot);
  const stay = () => {
    answer('stay');
  };
  return (
    <Themed>
      <Modal isOpen size="default" ariaLabelledby={HEADING} onDismiss={stay}>
        <ModalHeader>
          <ModalHeading as="h2" id={HEADING}>
            {say('PaymentLeaving')}
          </ModalHeading>
        </ModalHeader>
        <ModalBody>
          <Box display="flex" flexDirection="column" rowGap="space60" paddingBottom="space70">
            <Box role="status" color="colorText" lineHeight="lineHeight30">
              {explanation(say, snapshot, leaving)}
            </Box>
            {problem !== '' && <Notice>{problem}</Notice>}
            <Box display="flex" flexDirection="column" rowGap="space40" alignItems="flex-start">
              <PressButton kind="primary" onPress={stay}>
                {say(completing ? 'PaymentLeavingWait' : 'PaymentLeavingStay')}
              </PressButton>
              {!completing && (
                <PressButton
                  kind="destructive_secondary"
                  inactive={pending !== null || !view.canCancel}
                  onPress={cancel}
                >
                  {say(`PaymentLeavingCancel_${leaving}`)}
                </PressButton>
              )}
              {mayGoOn(snapshot, leaving, problem) && (
                <PressButton kind="secondary" onPress={() => answer('go-on')}>
                  {say(`PaymentLeavingAnyway_${leaving}`)}
                </PressButton>
              )}
            </Box>
          </Box>
        </ModalBody>
      </Modal>
    </Themed>
  );
}

/** Asks the agent before they leave a call with an open payment; rendered once in the desktop. */
export function LeavingDialog({ questions }: { readonly questions: LeavingQuestions }) {
  const [question, setQuestion] = useState(questions.current);
  useEffect(() => {
    const read = () => {
      setQuestion(questions.current());
    };
    read();
    return questions.show(read);
  }, [questions]);
  return question && <Question {...question} />;
}
