import { account, newSid } from '../account';
import type { Call, Calls } from '../calls/calls';
import { conflict, notFound, type RestError } from '../rest/errors';
import { type Outcome, createdFields, outcomeFields } from './callbackFields';
import { createKeypad } from './capture';
import { postToConnector } from './connectorClient';
import type { Delivery } from './delivery';
import { type Answer, createIdempotency } from './idempotency';
import { type Form, notPlayed, parseParameters, payError } from './parameters';
import { connectorRequest, outcomeOf } from './process';
import { fields } from './fields';
import type { Payments } from './schemas';
import { forgetAll, missingFields, type Session } from './session';
import type { SwitchSettings } from './switches';

export interface PaymentsDependencies {
  readonly calls: Calls;
  readonly delivery: Delivery;
  readonly switches: () => SwitchSettings;
  /** Where the merchant's processor is. */
  readonly connectorUrl: () => string;
}

/** The payment sessions of the account. Forms have been held against their schemas. */
export interface PaymentSessions {
  start(callSid: string, form: Form): Answer<Payments>;
  update(callSid: string, sid: string, form: Form): Answer<Payments>;
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

const notInProgress: RestError = { status: 400, code: 21220, message: 'Call is not in-progress' };

export function createPaymentSessions(dependencies: PaymentsDependencies): PaymentSessions {
  const { calls, delivery, switches, connectorUrl } = dependencies;
  const sessions = new Map<string, Session>();
  const idempotency = createIdempotency<Payments>(switches);
  const keypad = createKeypad({
    report: ({ sid }, url, form) => delivery.send(sid, url, form),
    switches,
    interrupt: (session) => end(session, { kind: 'interrupted' }),
  });

  const refuse = (code: number, message: string) => ({
    error: payError(code, message, switches()),
  });

  const openSession = (callSid: string): Session | undefined =>
    [...sessions.values()].find((s) => s.callSid === callSid && s.status !== 'ended');

  /** The last callback of a session; what the caller keyed in is overwritten. */
  function end(session: Session, outcome: Outcome): void {
    session.status = 'ended';
    session.dateUpdated = new Date();
    const form = outcomeFields(session, outcome, switches());
    forgetAll(session);
    delivery.send(session.sid, session.statusCallback, form);
  }

  async function complete(session: Session): Promise<void> {
    session.status = 'completing';
    const reply = await postToConnector(connectorUrl(), connectorRequest(session));
    end(session, outcomeOf(session, reply));
  }

  function start(call: Call, form: Form): Answer<Payments> {
    if (call.status !== 'in-progress') return { error: notInProgress };
    if (openSession(call.sid)) return refuse(64021, 'A payment session is open on this call');
    const parameters = parseParameters(form, switches());
    if ('error' in parameters) return parameters;
    const now = new Date();
    const session: Session = {
      sid: newSid('PK'),
      callSid: call.sid,
      parameters: parameters.ok,
      dateCreated: now,
      dateUpdated: now,
      status: 'open',
      statusCallback: form.StatusCallback ?? '',
      captured: new Map(),
      capture: undefined,
    };
    sessions.set(session.sid, session);
    delivery.send(session.sid, session.statusCallback, createdFields(session));
    return { ok: resource(session) };
  }

  function update(session: Session, form: Form): Answer<Payments> {
    const { Capture, Status, StatusCallback = '' } = form;
    if ((Capture === undefined) === (Status === undefined)) {
      return refuse(64018, 'Exactly one of Capture and Status is needed');
    }
    const refusal = Capture === undefined ? refuseStatus(session, form) : refuseCapture(Capture);
    if (refusal) return refusal;
    session.statusCallback = StatusCallback;
    session.dateUpdated = new Date();
    const field = fields.find((name) => name === Capture);
    if (field) keypad.ask(session, field, StatusCallback);
    else if (Status === 'complete') void complete(session);
    else end(session, { kind: 'cancelled' });
    return { ok: resource(session) };
  }

  function refuseCapture(capture: string): { readonly error: RestError } | undefined {
    if (capture.endsWith('-matcher')) return { error: notPlayed(`Capture=${capture}`) };
    return fields.some((name) => name === capture)
      ? undefined
      : refuse(64020, `Capture=${capture} is not for credit-card`);
  }

  function refuseStatus(session: Session, { Status }: Form) {
    if (Status !== 'complete') return undefined;
    const missing = missingFields(session);
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

  calls.events.on('key', (call, key) => {
    const session = openSession(call.sid);
    if (session?.status === 'open') keypad.press(session, key);
  });
  calls.events.on('ended', (call) => {
    const session = openSession(call.sid);
    // A payment already sent to the processor has its outcome from there.
    if (session?.status === 'open') end(session, { kind: 'hung-up' });
  });

  return {
    forget() {
      for (const session of sessions.values()) forgetAll(session);
      sessions.clear();
    },
    start(callSid, form) {
      const call = calls.find(callSid);
      if (!call) return { error: notFound(`/Calls/${callSid}`) };
      return idempotency.once(callSid, form, () => start(call, form));
    },
    update(callSid, sid, form) {
      const call = calls.find(callSid);
      const session = sessions.get(sid);
      if (!call || session?.callSid !== callSid) return { error: notFound(`/Payments/${sid}`) };
      return idempotency.once(sid, form, () => {
        if (call.status !== 'in-progress') return { error: notInProgress };
        if (session.status !== 'open') return { error: over(session) };
        return update(session, form);
      });
    },
  };
}
