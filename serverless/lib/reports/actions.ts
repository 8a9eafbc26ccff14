import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { isField } from '../../../src/payment/card/field';
import type { Failure } from '../../../src/payment/protocol';
import { type Operation, requestSchemas } from '../../../src/payment/requests';
import { documentName } from '../document/stored';
import { log } from '../runtime/log';
import { recall } from '../document/memory';
import type { Action, ActionResult } from './event';
import type { Done, Identified } from './sendAction';
import type { RuntimeEvent } from '../runtime/runtime';
import { readAccountSid, readReportTarget, type ReportTarget } from '../runtime/settings';
import type { TwilioAccess } from '../twilio/http';

/*
 * Loads what sends the reports once there is one: a cold process first asks whose token it is.
 */

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

/** Once the request to Twilio that was just made, which the agent waits for, is on its socket, if one is open. */
const afterRequest = () => new Promise<void>((resolve) => process.nextTick(resolve));

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
    const done: Done = { action, result, press, time: new Date().toISOString() };
    underWay.push(afterRequest().then(() => send(target, done)));
  }

  async function send(to: ReportTarget, done: Done): Promise<void> {
    const { sendAction } = await import('./sendAction');
    await sendAction(to, known, done, end);
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
        underWay.push(
          catchUp(async (access) => (await import('./outbox')).sweepOutbox(access, target)),
        );
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
        underWay.push(
          catchUp(async (access) => {
            const { reportOutcomes } = await import('./outcomes');
            await reportOutcomes(access, stored, undefined, Date.now());
          }),
        );
      }
      await Promise.all(underWay);
    },
  };
}
