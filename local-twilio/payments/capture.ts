import type { Key } from '../calls/calls';
import { captureFields, type Progress } from './callbackFields';
import { checkField, endsItself, type ErrorType, type Field } from './fields';
import { brandOfSession, type Capture, forget, type Session, stopCapture } from './session';
import type { SwitchSettings } from './switches';

/** Sends one callback of a session to a StatusCallback URL. */
export type Report = (
  session: Session,
  statusCallback: string,
  fields: Readonly<Record<string, string>>,
) => void;

export interface CaptureDependencies {
  readonly report: Report;
  readonly switches: () => SwitchSettings;
  /** The caller pressed the star key and ends the payment by it. */
  readonly interrupt: (session: Session) => void;
}

/** Asks the caller for fields, one at a time, and takes the keys pressed. */
export interface Keypad {
  /** A field is asked for by a request with that StatusCallback. */
  ask(session: Session, field: Field, statusCallback: string): void;
  /** One key; no effect while nothing is asked for. */
  press(session: Session, key: Key): void;
}

export function createKeypad({ report, switches, interrupt }: CaptureDependencies): Keypad {
  const tell = (session: Session, { field, statusCallback }: Target, progress: Progress) => {
    session.dateUpdated = new Date();
    report(session, statusCallback, captureFields(session, field, progress, switches()));
  };

  function restartTimer(session: Session, capture: Capture): void {
    clearTimeout(capture.timer);
    const started = capture.digits.length > 0 || switches().timeoutBeforeFirstDigit === 'same';
    if (!started) return;
    const milliseconds = session.parameters.timeoutSeconds * 1000;
    capture.timer = setTimeout(() => end(session, capture, 'timeout'), milliseconds).unref();
  }

  function end(session: Session, capture: Capture, by: 'key' | 'timeout'): void {
    const { field } = capture;
    const digits = capture.digits.toString('latin1');
    const fault = checkField(field, digits, brandOfSession(session), session.parameters);
    if (fault === undefined) session.captured.set(field, Buffer.from(capture.digits));
    stopCapture(session);
    tell(
      session,
      capture,
      fault === undefined
        ? { kind: 'captured' }
        : { kind: 'refused', errorType: by === 'timeout' ? timeoutError(fault) : fault },
    );
  }

  const timeoutError = (fault: ErrorType): ErrorType =>
    switches().timeoutWithBadDigits === 'input-timeout' ? 'input-timeout' : fault;

  function replaceDigits(capture: Capture, digits: Buffer): void {
    capture.digits.fill(0);
    capture.digits = digits;
  }

  function pressDigit(session: Session, capture: Capture, digit: string): void {
    replaceDigits(capture, Buffer.concat([capture.digits, Buffer.from(digit, 'latin1')]));
    const digits = capture.digits.toString('latin1');
    if (endsItself(capture.field, digits, brandOfSession(session), switches())) {
      end(session, capture, 'key');
      return;
    }
    restartTimer(session, capture);
    tell(session, capture, { kind: 'partial', digits });
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
    tell(session, capture, { kind: 'partial', digits: '' });
  }

  /** Whether a running capture gives way to the new question. */
  function givesWay(running: Capture, field: Field): boolean {
    const { askSameFieldWhileCapturing, askWhileCapturing } = switches();
    return running.field === field
      ? askSameFieldWhileCapturing === 'restart'
      : askWhileCapturing === 'replace';
  }

  return {
    ask(session, field, statusCallback) {
      const target = { field, statusCallback };
      const refuse = (errorType: ErrorType) =>
        tell(session, target, { kind: 'refused', errorType });
      if (session.capture && !givesWay(session.capture, field)) {
        refuse('session-in-progress');
        return;
      }
      if (field === 'security-code' && !session.captured.has('payment-card-number')) {
        refuse('invalid-card-number-security-code-capture-sequence');
        return;
      }
      stopCapture(session);
      forget(session, field);
      const capture: Capture = { ...target, digits: Buffer.alloc(0), timer: undefined };
      session.capture = capture;
      restartTimer(session, capture);
      if (switches().askCallback === 'partial')
        tell(session, target, { kind: 'partial', digits: '' });
    },
    press(session, key) {
      const { capture } = session;
      if (!capture) return;
      if (key === '*') pressStar(session, capture);
      else if (key === '#') pressPound(session, capture);
      else pressDigit(session, capture, key);
    },
  };
}

type Target = Pick<Capture, 'field' | 'statusCallback'>;
