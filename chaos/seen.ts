import { isOver, type PaymentSession } from '../src/payment/rules/status';
import type { AgentView, EnteredField } from '../src/payment/rules/view';
import type { Finding } from './findings';
import { lastDigits } from './keys';
import type { Ledger } from './ledger';

/* What must hold for every view at any time: checked against the test's record. */

const wrong = (text: string): Finding => ({ kind: 'wrong state', text });

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** A field cannot be captured unless the caller has completed an entry since it was asked that often. */
function captured(ledger: Ledger, session: PaymentSession, row: EnteredField): Finding[] {
  const { description } = session.order;
  // Nothing of a postal code is shown once its payment is over (R45).
  const hidden = row.field === 'postal-code' && isOver(session);
  const asked = (ledger.asked.get(description) ?? []).filter(({ field }) => field === row.field);
  const entries = asked[row.timesAsked - 1]?.entries ?? [];
  const fits = entries.some(
    (digits) => (hidden ? '' : lastDigits(row.field, digits)) === digitsOf(row.shown),
  );
  return fits ? [] : [wrong(`${row.field} is shown as captured (${row.shown}), and was not`)];
}

/** What is wrong with a view, at any time. */
export function wrongInView(ledger: Ledger, { session, fields }: AgentView): Finding[] {
  if (!session) return [];
  const { description, purpose } = session.order;
  const plan = ledger.plans.get(description);
  if (!plan) return [wrong(`nobody started "${description}"`)];
  const found: Finding[] = [];
  if (purpose.kind === 'charge') {
    const { amount, currency } = purpose.charge;
    if (amount !== plan.amount || currency !== plan.currency)
      found.push(wrong(`${amount} ${currency} is shown for ${plan.amount} ${plan.currency}`));
  } else if (plan.purpose === 'charge') found.push(wrong('a charge is shown as a token'));
  const completed = (ledger.completes.get(description) ?? 0) > 0;
  if (!completed && ['completing', 'succeeded', 'unknown'].includes(session.status))
    found.push(wrong(`${session.status}, and nobody pressed complete`));
  const cancelled = ledger.callEnding || (ledger.cancels.get(description) ?? 0) > 0;
  if (!cancelled && ['cancelling', 'cancelled'].includes(session.status))
    found.push(wrong(`${session.status}, and nobody pressed cancel`));
  if (ledger.tidy)
    for (const row of fields)
      if (row.state === 'captured') found.push(...captured(ledger, session, row));
  return found;
}
