import { checkOrder } from '../../payment/offer/order';
import type { CallClaim, FailureCode } from '../../payment/protocol';
import type { Order } from '../../payment/document/session';
import { isOver } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import type { Draft } from '../form/draft';
import { formOf, orderRequestOf, startChoices } from '../form/form';
import type { Question } from '../functions';
import type { Action, Failed, FormProblem, Problem, Snapshot } from '../snapshot';

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
  if (!session || isOver(session)) return false;
  if (session.status !== 'collecting') return true;
  return fields.some(({ state }) => state === 'asked' || state === 'entering');
}

/** Refusals that say where a payment stood; they say nothing any more once it stands elsewhere. */
const AS_IT_STOOD: ReadonlySet<FailureCode> = new Set([
  'capture-in-progress',
  'no-such-payment',
  'outcome-unknown',
  'payment-busy',
  'payment-open',
  'payment-over',
  'payment-starting',
]);
const UNTIL_WHOLE: ReadonlySet<FailureCode> = new Set(['fields-missing', 'unknown-field-required']);

/** Where a payment stands, as far as it decides what may be asked. */
function standing({ session }: AgentView): string {
  if (!session) return '';
  const { key, status } = session;
  const capturing = status === 'collecting' ? session.capturing : null;
  return [key, status, capturing].join(' ');
}

function holds({ action, problem }: Failed, before: AgentView, after: AgentView): boolean {
  // What came of a press on an open payment is told by its outcome.
  if (action.kind !== 'start' && after.session && isOver(after.session)) return false;
  if (problem.kind !== 'failed') return true;
  const { code } = problem.failure;
  if (UNTIL_WHOLE.has(code)) return !after.canComplete;
  return !AS_IT_STOOD.has(code) || standing(before) === standing(after);
}

/**
 * What is left of a failure that was shown, or would have been, beside `before`, now that there is `after`.
 * Another tab or agent can change the payment at any moment, and a refusal can come after the outcome.
 */
export function failureNow(
  failure: Failed | null,
  before: AgentView,
  after: AgentView,
): Failed | null {
  return failure && holds(failure, before, after) ? failure : null;
}

export type FormResult =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** Checks the form as the functions will; undefined while nothing can be started at all (R72). */
export function checkForm({ offer, draft, view }: Snapshot): FormResult | undefined {
  if (!offer?.prefill) return undefined;
  const { configuration, prefill } = offer;
  const form = formOf(configuration, prefill, draft);
  const checked = checkOrder(configuration, prefill, orderRequestOf(form, draft));
  const problems: readonly FormProblem[] = checked.ok ? [] : checked.problems;
  const unconfirmed = view.session?.status === 'unknown' && !draft.chargeAgain;
  if (checked.ok && !unconfirmed) return { ok: true, order: checked.order };
  const confirm: FormProblem = { part: 'chargeAgain', problem: 'required' };
  return { ok: false, problems: unconfirmed ? [...problems, confirm] : problems };
}

const choices = ['processor', 'method', 'purpose', 'currency'] as const;

/**
 * The problems that an edit leaves: those of what was edited are gone until the form is sent again, and
 * with another choice all are, since they may no longer hold.
 */
export function problemsAfter(
  problems: readonly FormProblem[],
  before: Draft,
  after: Draft,
): readonly FormProblem[] {
  if (choices.some((part) => before[part] !== after[part])) return [];
  return problems.filter((problem) =>
    problem.part === 'parameter'
      ? before.parameters[problem.name] === after.parameters[problem.name]
      : before[problem.part] === after[problem.part],
  );
}

/** The draft of the payment after this one: what was typed for one that failed may be wanted again. */
export function nextDraft(draft: Draft, fresh: Draft, view: AgentView): Draft {
  if (view.session?.status !== 'succeeded') return { ...draft, chargeAgain: false };
  const { processor, method, purpose, currency, accountType } = draft;
  // A prefilled amount was charged just now: it is not offered a second time.
  return { ...fresh, processor, method, purpose, currency, accountType, amount: '' };
}

/** The request of a press; undefined when there is nothing to send it about. */
export function questionOf(
  action: Action,
  press: CallClaim & { readonly intent: string },
  snapshot: Snapshot,
): Question | undefined {
  const { draft, view } = snapshot;
  if (action.kind === 'start') {
    const checked = checkForm(snapshot);
    if (!checked?.ok) return undefined;
    const request = { ...press, ...startChoices(checked.order) };
    return {
      operation: 'start',
      request: draft.chargeAgain ? { ...request, chargeAgain: 'true' } : request,
    };
  }
  if (!view.session) return undefined;
  const request = { ...press, session: view.session.key };
  return action.kind === 'capture'
    ? { operation: 'capture', request: { ...request, field: action.field } }
    : { operation: action.kind, request };
}
