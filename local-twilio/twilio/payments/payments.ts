import { account, newSid } from '../../account';
import type { Call, Calls } from '../calls/calls';
import { conflict, notFound, type RestError } from '../rest/errors';
import { done, type Outcome, refused } from '../rest/outcome';
import { createdFields } from './callbackFields';
import { createKeypad } from './capture';
import { createEnding, type EndingDependencies } from './ending';
import { fieldOf, type Question, questions, repeatedBy } from './fields';
import { type Form, payError } from './form';
import { createIdempotency } from './idempotency';
import type { PaymentParameters } from './parameters';
import { parseParameters } from './parseParameters';
import type { Payments } from './schemas';
import { fieldsToMatch, forgetAll, missingQuestions, type Session } from './session';

export interface PaymentsDependencies extends EndingDependencies {
  readonly calls: Calls;
}

/** The payment sessions of the account. Forms are already validated against their schemas. */
export interface PaymentSessions {
  start(callSid: string, form: Form): Outcome<Payments>;
  update(callSid: string, sid: string, form: Form): Outcome<Payments>;
  /** The sessions of a call, oldest first. */
  of(callSid: string): readonly Session[];
  /** Every session is gone, without a word; for the server's reset. */
  readonly forget: () => void;
}

const rfc2822 = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

function resource({ sid, callSid, dateCreated, dateUpdated }: Session): Payments {
  return {
    account_sid: account.sid,
    call_sid: callSid,
    sid,
    date_created: rfc2822(dateCreated),
    date_updated: rfc2822(dateUpdated),
    uri: `/2010-04-01/Accounts/${account.sid}/Calls/${callSid}/Payments/${sid}.json`,
  };
}

function newSession(callSid: string, parameters: PaymentParameters, statusCallback: string) {
  const now = new Date();
  const session: Session = {
    sid: newSid('PK'),
    callSid,
    parameters,
    dateCreated: now,
    dateUpdated: now,
    status: 'open',
    statusCallback,
    captured: new Map(),
    matched: new Set(),
    capture: undefined,
    captures: 0,
    refusedInARow: 0,
  };
  return session;
}

const notInProgress: RestError = { status: 400, code: 21220, message: 'Call is not in-progress' };

type Refused = Outcome<never> | undefined;

export function createPaymentSessions(dependencies: PaymentsDependencies): PaymentSessions {
  const { calls, delivery, switches } = dependencies;
  const sessions = new Map<string, Session>();
  const idempotency = createIdempotency<Payments>(switches);
  const ending = createEnding(dependencies);
  const keypad = createKeypad({
    report: ({ sid }, url, form) => delivery.send(sid, url, form),
    switches,
    interrupt: (session) => ending.end(session, { kind: 'interrupted' }),
    giveUp: (session) => ending.end(session, { kind: 'too-many-attempts' }),
  });

  const refuse = (code: number, message: string) =>
    refused(payError({ code, message }, switches()));

  const openSession = (callSid: string): Session | undefined =>
    [...sessions.values()].find((s) => s.callSid === callSid && s.status !== 'ended');

  function start(call: Call, form: Form): Outcome<Payments> {
    if (call.status !== 'in-progress') return refused(notInProgress);
    if (openSession(call.sid)) return refuse(64021, 'A payment session is open on this call');
    const parameters = parseParameters(form, switches());
    if (!parameters.ok) return parameters;
    const session = newSession(call.sid, parameters.value, form.StatusCallback ?? '');
    sessions.set(session.sid, session);
    delivery.send(session.sid, session.statusCallback, createdFields(session, switches()));
    const { purpose } = parameters.value;
    if (purpose.kind === 'invalid-amount') ending.end(session, purpose);
    return done(resource(session));
  }

  function update(session: Session, form: Form): Outcome<Payments> {
    const { Capture, Status, StatusCallback = '' } = form;
    if ((Capture === undefined) === (Status === undefined)) {
      return refuse(64018, 'Exactly one of Capture and Status is needed');
    }
    if (session.status === 'confirming' && Status !== 'cancel') return refused(over(session));
    const question = questions.find((name) => name === Capture);
    const refusal = question ? refuseCapture(session, question) : refuseStatus(session, form);
    if (refusal) return refusal;
    session.statusCallback = StatusCallback;
    session.dateUpdated = new Date();
    if (question) keypad.ask(session, question, StatusCallback);
    else if (Status === 'complete') ending.complete(session);
    else ending.end(session, { kind: 'cancelled' });
    return done(resource(session));
  }

  function refuseCapture({ parameters, captured }: Session, question: Question): Refused {
    const repeated = repeatedBy(question);
    if (repeated && !fieldsToMatch(parameters).includes(repeated)) {
      return refuse(64020, `Capture=${question} is not in RequireMatchingInputs`);
    }
    if (repeated && !captured.has(repeated) && switches().matcherBeforeField === 'refuse') {
      return refuse(64020, `Capture=${question} needs ${repeated} before it`);
    }
    const field = fieldOf(question);
    const ofOtherMethod =
      (field === 'bank-routing-number' || field === 'bank-account-number') !==
      (parameters.method.kind === 'ach-debit');
    if (field === undefined || ofOtherMethod) {
      return refuse(64020, `Capture=${question} is not for ${parameters.method.kind}`);
    }
    return undefined;
  }

  function refuseStatus(session: Session, { Status }: Form): Refused {
    if (Status !== 'complete') return undefined;
    const missing = missingQuestions(session);
    if (missing.length === 0) return undefined;
    return refuse(64019, `Required information is incomplete: ${missing.join(', ')}`);
  }

  function over(session: Session): RestError {
    switch (switches().updateAfterEnd) {
      case 'not-found':
        return notFound(resource(session).uri ?? session.sid);
      case 'conflict':
        return conflict('The payment session is completing or over');
    }
  }

  const isLive = ({ status }: Session): boolean => status === 'open' || status === 'confirming';

  calls.events.on('key', (call, key) => {
    const session = openSession(call.sid);
    if (session?.status === 'open') keypad.press(session, key);
    else if (session?.status === 'confirming') ending.press(session, key);
  });
  calls.events.on('ended', (call) => {
    const session = openSession(call.sid);
    // A payment already sent to the processor has its outcome from there.
    if (session && isLive(session)) ending.end(session, { kind: 'hung-up' });
  });

  return {
    of: (callSid) => [...sessions.values()].filter((session) => session.callSid === callSid),
    forget() {
      for (const session of sessions.values()) {
        session.status = 'ended';
        forgetAll(session);
      }
      sessions.clear();
    },
    start(callSid, form) {
      const call = calls.find(callSid);
      if (!call) return refused(notFound(`/Calls/${callSid}`));
      const isOver = ({ sid }: Payments): boolean => sessions.get(sid ?? '')?.status === 'ended';
      return idempotency.once(callSid, form, () => start(call, form), isOver);
    },
    update(callSid, sid, form) {
      const call = calls.find(callSid);
      const session = sessions.get(sid);
      if (!call || session?.callSid !== callSid) return refused(notFound(`/Payments/${sid}`));
      const handle = (): Outcome<Payments> => {
        if (call.status !== 'in-progress') return refused(notInProgress);
        if (!isLive(session)) return refused(over(session));
        return update(session, form);
      };
      // A field may be asked for again once its capture has ended; an end is one for good.
      const isOver = (): boolean =>
        form.Capture !== undefined && session.capture?.question !== form.Capture;
      return idempotency.once(sid, form, handle, isOver);
    },
  };
}
