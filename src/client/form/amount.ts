import { type Money, parseMoney } from '../../payment/offer/money';
import { type AmountResult, readAmount } from '../../payment/offer/readAmount';
import type { Draft } from './draft';
import type { Form } from './form';

/** The typed amount as the agent's locale reads it; undefined if none was typed. */
export function typedAmount({ amount, currency }: Form, draft: Draft): AmountResult | undefined {
  if (!amount || !currency || amount.fixed || draft.amountLocale === null) return undefined;
  return readAmount(amount.value, currency.value, draft.amountLocale);
}

/** What would be charged; undefined while nothing is, or it cannot be read. */
export function amountOf(form: Form, draft: Draft): Money | undefined {
  const { amount, currency } = form;
  if (!amount || !currency) return undefined;
  const read = typedAmount(form, draft) ?? parseMoney(amount.value, currency.value);
  return read.ok ? read.money : undefined;
}
