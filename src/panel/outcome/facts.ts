import type { EndedSession } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import type { Language } from '../words/context';
import { brandName, purposeName, timeOfDay } from '../words/words';
import { accountOf, outcomeKeys } from './ended';

/** One thing known of a payment that has ended. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly brand?: string | null;
  /** Read out or searched for elsewhere, so it can be copied. */
  readonly copied?: boolean;
}

const accountNames = {
  used: { 'credit-card': 'PaymentCard', 'ach-debit': 'PaymentBankAccount' },
  saved: { 'credit-card': 'PaymentSavedCard', 'ach-debit': 'PaymentSavedAccount' },
} as const;

/** What proves an outcome, or is needed to look for it at the processor. */
export function factsOf(
  language: Language,
  view: AgentView,
  session: EndedSession,
): readonly Fact[] {
  const { say } = language;
  const facts: Fact[] = [];
  const account = accountOf(session, view.fields);
  if (account) {
    const saved = session.status === 'succeeded' && session.order.purpose.kind === 'tokenize';
    const name = say(accountNames[saved ? 'saved' : 'used'][session.order.method]);
    facts.push({ name, value: account.shown, brand: account.brand });
  }
  if (session.status === 'succeeded' && session.order.purpose.kind === 'charge') {
    const name = say('PaymentConfirmation');
    const code = session.confirmationCode;
    facts.push({ name, value: code ?? say('PaymentNoConfirmation'), copied: code !== null });
  }
  if (view.completedAt !== null) {
    facts.push({ name: say('PaymentCompletedAt'), value: timeOfDay(language, view.completedAt) });
  }
  if (session.status === 'unknown' && view.reference !== null) {
    facts.push({ name: say('PaymentReference'), value: view.reference, copied: true });
  }
  return facts;
}

/** The outcome as a text for a message or a note. */
export function receiptOf(language: Language, view: AgentView, session: EndedSession): string {
  const { say, locale } = language;
  const { purpose, description } = session.order;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const lines = [
    say(outcomeKeys[session.status]),
    purposeName(language, purpose),
    description,
    view.completedAt === null ? '' : date.format(view.completedAt),
    ...factsOf(language, view, session).map(({ name, value, brand }) =>
      say('PaymentFact', { name, value: brand ? `${brandName(brand)} ${value}` : value }),
    ),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
