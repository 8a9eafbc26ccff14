import { check } from '../testing/orders';
import type { OrderRequest } from './order';
import { asksForOrder } from './sameOrder';

describe('R27 the same order again', () => {
  const account = {
    method: 'ach-debit',
    accountType: 'consumer-savings',
    amount: '100.00',
    currency: 'USD',
    description: ' Rent ',
    parameters: { AVSName: ' Holder ', order: 'AB12' },
  };
  const agreed = (request: OrderRequest) => {
    const checked = check(request);
    if (!checked.ok) throw new Error('not an order');
    return checked.order;
  };

  it.each<OrderRequest>([
    {},
    { amount: '0100' },
    { description: 'Rent' },
    { processor: 'Default' },
    { purpose: 'charge' },
  ])('is the same when written as %j, and with defaults left out', (over) => {
    expect(asksForOrder({ ...account, ...over }, agreed(account))).toBe(true);
    expect(asksForOrder(over, agreed(account))).toBe(true);
  });

  it('is the same for a card that is saved, whatever the amount', () => {
    const keep = { purpose: 'reusable', amount: '12', accountType: 'consumer-savings' };
    expect(asksForOrder(keep, agreed(keep))).toBe(true);
  });

  it.each<OrderRequest>([
    { amount: '100.01' },
    { amount: 'x' },
    { currency: 'EUR' },
    { description: '' },
    { description: 'Rents' },
    { method: 'credit-card' },
    { accountType: 'consumer-checking' },
    { processor: 'Other' },
    { purpose: 'reusable' },
    { parameters: {} },
    { parameters: { AVSName: 'Holder', order: 'AB13' } },
    { parameters: { AVSName: 'Holder', order: 'AB12', more: 'x' } },
  ])('is another one with %j', (over) => {
    expect(asksForOrder({ ...account, ...over }, agreed(account))).toBe(false);
  });
});
