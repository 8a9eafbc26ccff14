import type { Outcome } from '../../../src/payment/document/session';
import { type Action, type ActionResult, detailsOf, type Payment, type Subject } from './event';
import { hashedUuid } from './hashedUuid';
import type { Dropped } from './ledger';

/*
 * Ids of events, derived from everything that an event is about: account, call, task, session, question and
 * what happened. The ids of a session and of a press are chosen by an agent's browser: alone, neither
 * distinguishes two events.
 */

/** Distinguishes the outcomes of one payment. */
function detailOf(outcome: Outcome): readonly (string | null)[] {
  switch (outcome.kind) {
    case 'succeeded':
      return [outcome.confirmationCode];
    case 'failed':
      return [outcome.reason, outcome.payErrorCode, ...outcome.messages];
    case 'cancelled':
      return [];
    case 'unknown':
      return [outcome.result];
  }
}

/** The same id for the same outcome of the same payment, however often it is reported. */
export function outcomeEventId(
  { accountSid, callSid }: Subject,
  payment: Payment,
  outcome: Outcome,
): string {
  const taskSid = detailsOf(payment).agent.taskSid;
  const about = ['payment.outcome', accountSid, callSid, taskSid, payment.key];
  return hashedUuid(...about, outcome.kind, ...detailOf(outcome));
}

/**
 * Of the same press with the same answer the same id, however often it is sent. A press is known by its
 * intent; what has none is a press of its own, and gets an id for this request alone.
 */
export function actionEventId(action: Action, result: ActionResult, press: string): string {
  const { accountSid, callSid, taskSid, session, question, operation, field, workerSid } = action;
  const about = ['agent.action', accountSid, callSid, taskSid, session, String(question)];
  const refused = result.result === 'refused' ? [result.code, result.attribute] : [];
  return hashedUuid(...about, operation, field, press, workerSid, result.result, ...refused);
}

/** Of the same count of the same worker the same id. */
export function droppedEventId(accountSid: string, workerSid: string, dropped: Dropped): string {
  const { since, actions, views, refusals } = dropped;
  const counts = [actions, views, refusals].map(String);
  return hashedUuid('reports.dropped', accountSid, workerSid, since, ...counts);
}
