import { checkOrder, type OrderRequest } from '../offer/order';
import type { Prefill } from '../offer/prefill';
import { configuration } from './configuration';

/* An order of an agent, checked against the configuration that the tests share. */

/** No value is given beforehand. */
export const none: Prefill = { locked: [] };

export const check = (request: OrderRequest, prefill: Prefill = none) =>
  checkOrder(configuration(), prefill, request);

/** What is wrong with it. */
export function problems(request: OrderRequest, prefill: Prefill = none) {
  const checked = check(request, prefill);
  return checked.ok ? [] : checked.problems;
}
