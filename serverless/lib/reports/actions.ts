import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { isField } from '../../../src/payment/card/field';
import {
  type FailureCode,
  failureStatus,
  type Operation,
  requestSchemas,
} from '../../../src/payment/protocol';
import { documentName } from '../payments/callbackUrl';
import { actionEventId } from './eventId';
import { log } from '../runtime/log';
import { recall } from '../document/memory';
import { keepForLater, sweepOutbox } from './outbox';
import { reportOutcomes } from './outcomes';
import { deliver, type ReportTarget } from './delivery';
import type { Action, ActionEvent, ActionResult } from './event';
import type { RuntimeEvent } from '../runtime/runtime';
import { readAccountSid, readReportTarget } from '../runtime/settings';
import type { TwilioAccess } from '../twilio/http';

/** What is told of one request of an agent. */
export interface ActionReports {
  /** The token was found to be good: whose it is. What cannot be delivered is kept from now on. */
  identify(workerSid: string, access: TwilioAccess): void;
  /**
   * The request has passed and is being carried out, as this question to Twilio if it is
   * one; told beside that, so nobody waits for it.
   */
  accepted(question: number | null): void;
  refused(code: FailureCode): void;
  /** Resolves when all that was told is delivered, kept or given up: within two seconds. Never rejects. */
  settled(): Promise<void>;
}

const DELIVER_WITHIN_MS = 800;
const KEEP_WITHIN_MS = 800;
const SWEEP_WITHIN_MS = 1_500;

const { callSid, taskSid } = requestSchemas.open.entries;
const { intent, session } = requestSchemas.cancel.entries;

/** What a request says it is about, as far as it is well-formed. */
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

/**
 * Whom an event is kept for when it cannot be delivered. Not for what anybody may cause any number of: a
 * request without a good token, or one beyond the limit.
 */
function isKept(result: ActionResult): boolean {
  if (result.result === 'accepted') return true;
  const status: number = failureStatus[result.code];
  return status !== 429;
}

async function tell(
  target: ReportTarget,
  access: TwilioAccess | undefined,
  event: ActionEvent,
): Promise<void> {
  const keeping = isKept(event) ? access : undefined;
  const signal = AbortSignal.timeout(DELIVER_WITHIN_MS);
  if (await deliver(target, event, { attempts: keeping ? 2 : 1, signal })) return;
  const own = keeping && { ...keeping, signal: AbortSignal.timeout(KEEP_WITHIN_MS) };
  if (own && (await keepForLater(own, event))) return;
  log('error', {
    function: event.operation,
    code: 'action-not-reported',
    callSid: event.callSid ?? undefined,
  });
}

/** Reports for one request; all of it does nothing where no endpoint is set. */
export function actionReports(
  operation: Operation,
  request: RuntimeEvent,
  environment: unknown,
): ActionReports {
  const target = readReportTarget(environment);
  const accountSid = readAccountSid(environment);
  const { intent, ...claim } = claimOf(request);
  // A press is one event, however often it is sent; what has no intent is a new one each time.
  const press = intent ?? randomUUID();
  let known: { readonly workerSid: string; readonly access: TwilioAccess } | undefined;
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
    // Only once the request to Twilio, which the agent waits for, is out.
    underWay.push(setImmediate().then(() => tell(target, known?.access, event)));
  }

  /** What earlier runs left undone; not being able to do it is nothing that concerns this request. */
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
    refused: (code) => report({ result: 'refused', code }, null),
    async settled() {
      const stored = passed && claim.callSid ? recall(documentName(claim.callSid)) : undefined;
      if (stored) {
        underWay.push(catchUp((access) => reportOutcomes(access, stored, undefined, Date.now())));
      }
      await Promise.all(underWay);
    },
  };
}
