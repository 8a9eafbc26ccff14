import { withoutCardNumbers } from '../../../src/payment/card/cardNumber';
import type { OrderProblem } from '../../../src/payment/offer/order';
import { Refusal } from '../runtime/refusal';

/**
 * What an agent is told of an order that does not hold: the first problem as it is, and the parts of the
 * form that have one. Only a parameter's name can be a text of the browser's own.
 */
export function orderInvalid(first: OrderProblem, others: readonly OrderProblem[] = []): Refusal {
  const parts = new Set([first, ...others].map(({ part }) => part));
  const { part, problem } = first;
  return new Refusal('order-invalid', `The order does not hold: ${part} ${problem}`, {
    detail: {
      ...first,
      ...('name' in first ? { name: withoutCardNumbers(first.name) } : {}),
      parts: [...parts],
    },
  });
}
