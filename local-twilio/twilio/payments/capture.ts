import type { Key } from '../calls/calls';
import { captureFields, type Progress } from './callbackFields';
import { checkField, type ErrorType } from './checks';
import { autoEnd } from './fieldRules';
import { fieldOf, type Question, repeatedBy } from './fields';
import {
  brandOfSession,
  type Capture,
  digitsOf,
  forget,
  type Session,
  stopCapture,
} from './session';
import type { SwitchSettings } from '../switches/switches';

/** Sends one callback of a session to a StatusCallback URL. */
type Report = (
  session: Session,
  statusCallback: string,
  fields: Readonly<Record<string, string>>,
) => void;

export interface CaptureDependencies {
  readonly report: Report;
  readonly switches: () => SwitchSettings;
  /** The caller pressed the star key and ends the payment by it. */
  readonly interrupt: (session: Session) => void;
  /** The caller was refused three times in a row, and that ends the payment. */
  readonly giveUp: (session: Session) => void;
}

/** Asks the caller for fields, one at a time, and takes the keys pressed. */
export interface Keypad {
  /** A field, or its second entry, is asked for by a request with that StatusCallback. */
  ask(session: Session, question: Question, statusCallback: string): void;
  /** One key; no effect while nothing is asked for. */
  press(session: Session, key: Key): void;
}

const MOST_ATTEMPTS = 3;

type Target = Pick<Capture, 'question' | 'statusCallback'>;

export function createKeypad(dependencies: CaptureDependencies): Keypad {
  const { report, switches, interrupt, giveUp } = dependencies;
  const reportProgress = (
    session: Session,
    { question, statusCallback }: Target,
    progress: Progress,
  ) => {
    session.dateUpdated = new Date();
    report(session, statusCallback, captureFields(session, question, progress, switches()));
  };

  function restartTimer(session: Session, capture: Capture): void {
    clearTimeout(capture.timer);
    const started = capture.digits.length > 0 || switches().timeoutBeforeFirstDigit === 'same';
    if (!started) return;
    const milliseconds = session.parameters.timeoutSeconds * 1000;
    capture.timer = setTimeout(() => end(session, capture, 'timeout'), milliseconds).unref();
  }

  function end(session: Session, capture: Capture, by: 'key' | 'timeout'): void {
    const fault = faultOf(session, capture);
    const timedOut = by === 'timeout' && switches().timeoutWithBadDigits === 'input-timeout';
    session.captures += 1;
    session.refusedInARow = fault === undefined ? 0 : session.refusedInARow + 1;
    if (fault === undefined) keep(session, capture);
    if (fault === 'input-matching-failed' && switches().matcherMismatch === 'forget-both') {
      const repeated = repeatedBy(capture.question);
      if (repeated) forget(session, repeated);
    }
    stopCapture(session);
    reportProgress(
      session,
      capture,
      fault === undefined
        ? { kind: 'captured' }
        : timedOut
          ? { kind: 'timed-out', cause: fault }
          : { kind: 'refused', errorType: fault },
    );
    const over = switches().failedAttempts === 'three' && session.refusedInARow >= MOST_ATTEMPTS;
    if (over) giveUp(session);
  }

  function faultOf(session: Session, { question, digits }: Capture): ErrorType | undefined {
    const { parameters } = session;
    const field = fieldOf(question);
    if (field === undefined) return 'internal-error';
    if (parameters.connector.failsInternally && session.captures === 0) return 'internal-error';
    const text = digits.toString('latin1');
    if (repeatedBy(question)) {
      return text === digitsOf(session, field) ? undefined : 'input-matching-failed';
    }
    return checkField(field, text, parameters, brandOfSession(session), switches());
  }

  function keep(session: Session, { question, digits }: Capture): void {
    const repeated = repeatedBy(question);
    const field = fieldOf(question);
    if (repeated) session.matched.add(repeated);
    else if (field) session.captured.set(field, Buffer.from(digits));
  }

  function replaceDigits(capture: Capture, digits: Buffer): void {
    capture.digits.fill(0);
    capture.digits = digits;
  }

  function pressDigit(session: Session, capture: Capture, digit: string): void {
    replaceDigits(capture, Buffer.concat([capture.digits, Buffer.from(digit, 'latin1')]));
    const digits = capture.digits.toString('latin1');
    const field = fieldOf(capture.question);
    const enough = field && autoEnd(field, digits, brandOfSession(session), switches());
    if (enough !== undefined && digits.length >= enough) {
      end(session, capture, 'key');
      return;
    }
    restartTimer(session, capture);
    reportProgress(session, capture, { kind: 'partial', digits });
  }

  function pressPound(session: Session, capture: Capture): void {
    if (capture.digits.length === 0 && switches().poundWithoutDigits === 'ignored') return;
    end(session, capture, 'key');
  }

  function pressStar(session: Session, capture: Capture): void {
    if (switches().star === 'end-session') {
      interrupt(session);
      return;
    }
    replaceDigits(capture, Buffer.alloc(0));
    restartTimer(session, capture);
    reportProgress(session, capture, { kind: 'partial', digits: '' });
  }

  /** Only a postal code accepts letters, for which a telephone has no separate keys. */
  function isHeard({ question }: Capture, key: Key): boolean {
    const isDigit = key >= '0' && key <= '9';
    const takesLetters = switches().lettersInPostalCode === 'heard';
    return isDigit || (takesLetters && fieldOf(question) === 'postal-code');
  }

  function pressBetweenFields(session: Session, key: Key): void {
    const { star, starBetweenFields } = switches();
    const ends = star === 'end-session' && starBetweenFields === 'end-session';
    if (key === '*' && ends) interrupt(session);
  }

  /** Why a question is answered by an error callback at once. */
  function refusal(session: Session, question: Question): ErrorType | undefined {
    const { askSameFieldWhileCapturing, askWhileCapturing } = switches();
    const running = session.capture?.question;
    if (running === question && askSameFieldWhileCapturing !== 'restart')
      return 'session-in-progress';
    if (running && running !== question && askWhileCapturing !== 'replace')
      return 'session-in-progress';
    if (question === 'security-code' && !session.captured.has('payment-card-number'))
      return 'invalid-card-number-security-code-capture-sequence';
    const repeated = repeatedBy(question);
    return repeated && !session.captured.has(repeated) ? 'input-matching-failed' : undefined;
  }

  return {
    ask(session, question, statusCallback) {
      const target = { question, statusCallback };
      const errorType = refusal(session, question);
      if (errorType) {
        reportProgress(session, target, { kind: 'refused', errorType });
        return;
      }
      stopCapture(session);
      const repeated = repeatedBy(question);
      const field = fieldOf(question);
      if (repeated) session.matched.delete(repeated);
      else if (field) forget(session, field);
      const capture: Capture = { ...target, digits: Buffer.alloc(0), timer: undefined };
      session.capture = capture;
      restartTimer(session, capture);
      if (switches().askCallback === 'partial')
        reportProgress(session, target, { kind: 'partial', digits: '' });
    },
    press(session, key) {
      const { capture } = session;
      if (!capture) pressBetweenFields(session, key);
      else if (key === '*') pressStar(session, capture);
      else if (key === '#') pressPound(session, capture);
      else if (isHeard(capture, key)) pressDigit(session, capture, key);
    },
  };
}
