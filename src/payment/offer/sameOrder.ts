import type { Order } from '../document/session';
import { type Money, parseMoney } from './money';
import type { OrderRequest } from './order';

/**
 * Whether a request asks for the order that was agreed to (R27). What it leaves out it does not ask for: a default
 * may have changed since.
 */
export function asksForOrder(request: OrderRequest, order: Order): boolean {
  const { purpose, bankAccountType } = order;
  const same = (asked: string | undefined, agreed: string | null) =>
    asked === undefined || asked.trim() === agreed;
  const given = request.parameters ?? order.parameters;
  const names = Object.keys({ ...given, ...order.parameters });
  return (
    same(request.processor, order.processor) &&
    same(request.method, order.method) &&
    same(request.purpose, purpose.kind === 'charge' ? 'charge' : purpose.tokenType) &&
    (purpose.kind !== 'charge' || asksForCharge(request, purpose.charge)) &&
    same(request.description, order.description) &&
    (bankAccountType === null || same(request.accountType, bankAccountType)) &&
    names.every((name) => same(given[name] ?? '', order.parameters[name] ?? ''))
  );
}

function asksForCharge({ amount, currency }: OrderRequest, charge: Money): boolean {
  if (currency !== undefined && currency !== charge.currency) return false;
  if (amount === undefined) return true;
  const read = parseMoney(amount, charge.currency);
  return read.ok && read.money.amount === charge.amount;
}
