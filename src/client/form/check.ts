import type { Order } from '../../payment/document/session';
import { checkOrder } from '../../payment/offer/order';
import type { FormProblem, Snapshot } from '../snapshot';
import { typedAmount } from './amount';
import type { Draft } from './draft';
import { formOf, orderRequestOf } from './form';

export type CheckedForm =
  | { readonly kind: 'valid'; readonly order: Order }
  | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] };

/**
 * Whether the agent has to confirm that they charge again: the last payment's outcome is unknown, or the functions
 * said so of one on another leg of the call (R24).
 */
export function needsConfirmation({ view, failure }: Snapshot): boolean {
  const problem = failure?.problem;
  const refused = problem?.kind === 'failed' && problem.failure.code === 'outcome-unknown';
  return refused || view.session?.status === 'unknown';
}

/** Checks the form as the functions will; undefined while nothing can be started at all (R72). */
export function checkForm(snapshot: Snapshot): CheckedForm | undefined {
  const { phase, draft } = snapshot;
  if (phase.kind !== 'ready' || !phase.offer.prefill) return undefined;
  const { configuration, prefill } = phase.offer;
  const form = formOf(configuration, prefill, draft);
  const request = orderRequestOf(form, draft);
  const typed = typedAmount(form, draft);
  const amount = typed?.ok ? typed.money.amount : request.amount;
  const checked = checkOrder(configuration, prefill, { ...request, amount });
  const found: readonly FormProblem[] = checked.ok ? [] : checked.problems;
  const problems: readonly FormProblem[] =
    typed?.ok === false
      ? [{ part: 'amount', ...typed.problem }, ...found.filter(({ part }) => part !== 'amount')]
      : found;
  const unconfirmed = needsConfirmation(snapshot) && !draft.chargeAgain;
  if (checked.ok && problems.length === 0 && !unconfirmed)
    return { kind: 'valid', order: checked.order };
  const confirm: FormProblem = { part: 'chargeAgain', problem: 'required' };
  return { kind: 'invalid', problems: unconfirmed ? [...problems, confirm] : problems };
}

const choices = ['processor', 'method', 'purpose', 'currency'] as const;

/**
 * The problems that remain after an edit: those of an edited part disappear until the form is sent again, and
 * all do after another choice, since they may no longer apply.
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
