import { parseMoney } from '../payment/money';
import type { CallClaim } from '../payment/protocol';
import type { AgentView } from '../payment/view';
import type { Question } from './functions';
import type { Action, Draft, DraftProblem, Problem } from './snapshot';

/** Why a payment cannot be completed (R26), in the functions' own words; undefined when it can. */
export function whyIncomplete({ session }: AgentView): Problem | undefined {
  if (session?.status !== 'collecting') return undefined;
  const { missing, unknownRequired: tokens } = session;
  const failure = { message: 'not sent' };
  if (missing.length > 0) {
    const detail = { fields: [...missing] };
    return { kind: 'failed', failure: { ...failure, code: 'fields-missing', detail } };
  }
  if (tokens.length === 0) return undefined;
  const detail = { tokens: [...tokens] };
  return { kind: 'failed', failure: { ...failure, code: 'unknown-field-required', detail } };
}

/** True while Twilio owes an answer: an outcome, or the keys of a field that was asked for. */
export function answerDue({ session, fields }: AgentView): boolean {
  if (!session) return false;
  switch (session.status) {
    case 'starting':
    case 'completing':
    case 'cancelling':
      return true;
    case 'collecting':
      return fields.some(({ state }) => state === 'asked' || state === 'entering');
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return false;
  }
}

/** Why the form cannot be sent; null when it can. */
export function draftProblem(draft: Draft, { session }: AgentView): DraftProblem | null {
  const money = parseMoney(draft.amount, draft.currency);
  if (!money.ok) return { field: 'amount', problem: money.problem };
  const confirmed = session?.status !== 'unknown' || draft.chargeAgain;
  return confirmed ? null : { field: 'chargeAgain' };
}

/** The request of a press; undefined when there is nothing to send it about. */
export function questionOf(
  action: Action,
  press: CallClaim & { readonly intent: string },
  draft: Draft,
  view: AgentView,
): Question | undefined {
  if (action.kind === 'start') {
    const { amount: typed, currency, description, chargeAgain } = draft;
    const parsed = parseMoney(typed, currency);
    const amount = parsed.ok ? parsed.money.amount : typed;
    const start = { ...press, amount, currency, description: description.trim() };
    const request = chargeAgain ? ({ ...start, chargeAgain: 'true' } as const) : start;
    return { operation: 'start', request };
  }
  if (!view.session) return undefined;
  const request = { ...press, session: view.session.key };
  return action.kind === 'capture'
    ? { operation: 'capture', request: { ...request, field: action.field } }
    : { operation: action.kind, request };
}
