import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { isField } from '../../../src/payment/card/field';
import type { Failure } from '../../../src/payment/protocol';
import { type Operation, requestSchemas } from '../../../src/payment/requests';
import { documentName } from '../document/stored';
import { actionEventId } from './eventId';
import { log } from '../runtime/log';
import { recall } from '../document/memory';
import type { Chained } from './chain';
import { reserveRoom } from './dropped';
import type { Budgeted } from './ledger';
import { link } from './link';
import { keepForLater, sweepOutbox } from './outbox';
import { reportOutcomes } from './outcomes';
import { deliver } from './delivery';
import type { Action, ActionEvent, ActionResult } from './event';
import type { RuntimeEvent } from '../runtime/runtime';
import { readAccountSid, readReportTarget, type ReportTarget } from '../runtime/settings';
import type { TwilioAccess } from '../twilio/http';

/** What is reported about one request of an agent. */
export interface ActionReports {
  /** Says whose the token is, once it was found valid. From then on undeliverable events are kept. */
  identify(workerSid: string, access: TwilioAccess): void;
  /**
   * The request has passed its checks and is being carried out, as this question to Twilio if it is one.
   * The report is sent in parallel, so nobody waits for it.
   */
  accepted(question: number | null): void;
  refused(failure: Failure): void;
  /**
   * Resolves when every report is delivered, kept or given up: within three seconds, and by the end of the
   * request. Never rejects.
   */
  settled(): Promise<void>;
}

const DELIVER_WITHIN_MS = 800;
const KEEP_WITHIN_MS = 800;
const SWEEP_WITHIN_MS = 1_500;

const { callSid, taskSid } = requestSchemas.open.entries;
const { intent, session } = requestSchemas.cancel.entries;

/** What a request claims to be about, as far as it is well-formed. */
function claimOf(event: RuntimeEvent) {
  const read = (schema: v.GenericSchema<string>, value: unknown) =>
    v.is(schema, value) ? value : null;
  return {
    callSid: read(callSid, event.callSid),
    taskSid: read(taskSid, event.taskSid),
    session: read(session, event.session),
    intent: read(intent, event.intent),
    field: typeof event.field === 'string' && isField(event.field) ? event.field : null,
  };
}

/** Whose token a request came with, once it was found valid. */
interface Identified {
  readonly workerSid: string;
  readonly access: TwilioAccess;
}

function kindOf({ operation, result }: ActionEvent): Budgeted {
  if (result === 'refused') return 'refusals';
  return operation === 'open' ? 'views' : 'actions';
}

/** Numbers only events that change something: nothing is written for an `open` or a refusal. */
function place(
  target: ReportTarget,
  identified: Identified | undefined,
  event: ActionEvent,
): Promise<Chained<ActionEvent>> | Chained<ActionEvent> {
  if (!identified || kindOf(event) !== 'actions') return { ...event, chain: null };
  return link(identified.access, target, identified.workerSid, event);
}

/** Keeps an event that could not be delivered, or a note that it was dropped; false where that failed. */
async function keep(
  { workerSid, access }: Identified,
  target: ReportTarget,
  event: Chained<ActionEvent>,
  end: AbortSignal,
): Promise<boolean> {
  const own = { ...access, signal: AbortSignal.any([end, AbortSignal.timeout(KEEP_WITHIN_MS)]) };
  try {
    const room = await reserveRoom(own, target, workerSid, kindOf(event));
    switch (room) {
      case 'event':
        return await keepForLater(own, target, { kind: 'event', event });
      case 'note-that-it-was-dropped':
        return await keepForLater(own, target, { kind: 'dropped', workerSid });
      case 'nothing':
        return true;
    }
  } catch {
    return false;
  }
}

async function send(
  target: ReportTarget,
  identified: Identified | undefined,
  event: ActionEvent,
  end: AbortSignal,
): Promise<void> {
  const chained = await place(target, identified, event);
  const signal = AbortSignal.any([end, AbortSignal.timeout(DELIVER_WITHIN_MS)]);
  // Anybody can cause any number of events without a valid token: they are sent once, and never kept.
  const attempts = identified ? 2 : 1;
  if (await deliver(target, chained, { attempts, signal })) return;
  if (identified && (await keep(identified, target, chained, end))) return;
  const { operation, callSid } = event;
  log('error', { function: operation, code: 'action-not-reported', callSid: callSid ?? undefined });
}

/** Reports for one request, which has to be answered by `end`; they do nothing unless an endpoint is set. */
export function actionReports(
  operation: Operation,
  request: RuntimeEvent,
  environment: unknown,
  end: AbortSignal,
): ActionReports {
  const target = readReportTarget(environment);
  const accountSid = readAccountSid(environment);
  const { intent, ...claim } = claimOf(request);
  // A press is one event, however often it is sent; a request without an intent is a new one each time.
  const press = intent ?? randomUUID();
  let known: Identified | undefined;
  let passed = false;
  const underWay: Promise<void>[] = [];

  function report(result: ActionResult, question: number | null): void {
    if (!target) return;
    const workerSid = known?.workerSid ?? null;
    const action: Action = {
      type: 'agent.action',
      accountSid,
      operation,
      workerSid,
      question,
      ...claim,
    };
    const id = actionEventId(action, result, press);
    const event: ActionEvent = { ...action, id, time: new Date().toISOString(), ...result };
    // Only after the request to Twilio, which the agent waits for, has been sent.
    underWay.push(setImmediate().then(() => send(target, known, event, end)));
  }

  /** Does what earlier requests left undone; a failure does not affect this request. */
  async function catchUp(work: (access: TwilioAccess) => Promise<unknown>): Promise<void> {
    if (!known) return;
    const { access } = known;
    const signal = AbortSignal.any([access.signal, AbortSignal.timeout(SWEEP_WITHIN_MS)]);
    try {
      await work({ ...access, signal });
    } catch {
      log('error', { function: operation, code: 'reports-not-caught-up' });
    }
  }

  return {
    identify(workerSid, access) {
      known = { workerSid, access };
    },
    accepted(question) {
      passed = true;
      report({ result: 'accepted' }, question);
      if (target && operation === 'open') {
        underWay.push(catchUp((access) => sweepOutbox(access, target)));
      }
    },
    refused(failure) {
      const attribute =
        failure.code === 'order-invalid' ? (failure.detail?.attribute ?? null) : null;
      report({ result: 'refused', code: failure.code, attribute }, null);
    },
    async settled() {
      const stored = passed && claim.callSid ? recall(documentName(claim.callSid)) : undefined;
      if (stored) {
        underWay.push(catchUp((access) => reportOutcomes(access, stored, undefined, Date.now())));
      }
      await Promise.all(underWay);
    },
  };
}
