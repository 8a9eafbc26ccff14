import { withoutCardNumbers } from '../../../src/payment/card/cardNumber';
import type { OrderProblem } from '../../../src/payment/offer/orderProblem';
import { Refusal } from '../runtime/refusal';

/**
 * What an agent is told about an invalid order: the first problem in detail, and the parts of the form that
 * have one. Only a parameter's name can be a text chosen by the browser.
 */
export function orderInvalid(first: OrderProblem, others: readonly OrderProblem[] = []): Refusal {
  const parts = new Set([first, ...others].map(({ part }) => part));
  const { part, problem } = first;
  const safe =
    first.part === 'parameter' ? { ...first, name: withoutCardNumbers(first.name) } : first;
  const message = `The order does not hold: ${part} ${problem}`;
  return new Refusal({ code: 'order-invalid', message, detail: { ...safe, parts: [...parts] } });
}
