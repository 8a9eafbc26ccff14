import type { Prefill } from './prefill';
import { check, problems } from '../testing/orders';

describe('R71 locked values', () => {
  it.each<[Prefill, object]>([
    [
      { description: 'card 4242 4242 4242 4242', locked: ['description'] },
      { part: 'description', problem: 'card-number', attribute: 'payment.description' },
    ],
    [
      { currency: 'XXX', locked: ['currency'] },
      { part: 'currency', problem: 'not-offered', attribute: 'payment.currency' },
    ],
    [
      { amount: 'ten', locked: ['amount'] },
      { part: 'amount', problem: 'not-a-number', attribute: 'payment.amount' },
    ],
  ])(
    'that do not hold are refused with the name of their attribute (case %#)',
    (prefill, problem) => {
      expect(problems({ ...(prefill.amount === undefined && { amount: '1' }) }, prefill)).toEqual([
        problem,
      ]);
    },
  );

  it.each(['Invoice 593964191997', 'Call from +447911123456', 'Invoice 1548138160707'])(
    'F2 never block a payment for a number that is not a card number: %s',
    (description) => {
      const prefill: Prefill = { description, locked: ['description'] };
      expect(check({ amount: '1' }, prefill)).toMatchObject({ ok: true, order: { description } });
    },
  );

  const locked: Prefill = { amount: '25', currency: 'EUR', locked: ['amount', 'currency'] };

  it('fill in what the request leaves out', () => {
    expect(check({}, locked)).toMatchObject({
      order: { purpose: { charge: { amount: '25.00', currency: 'EUR' } } },
    });
  });

  it('may be repeated by the request, however written', () => {
    expect(problems({ amount: '25.00', currency: 'EUR' }, locked)).toEqual([]);
  });

  it.each([
    ['25.', true],
    [' 25 ', true],
    ['0025.0', true],
    ['25.5', false],
    ['2.5e1', false],
    ['0x19', false],
    ['25.0.0', false],
    ['x25', false],
    ['', false],
  ])('are the amount %j: %s', (amount, same) => {
    expect(problems({ amount }, locked)).toEqual(
      same ? [] : [{ part: 'amount', problem: 'locked' }],
    );
  });

  it.each([
    ['.5', '0.50'],
    ['0.5', '.50'],
  ])('are the amount however it is begun: %s is %s', (amount, value) => {
    const over = problems({ amount, currency: 'EUR' }, { ...locked, amount: value });
    expect(over).toEqual([]);
  });

  it('that name no amount match none', () => {
    expect(problems({ amount: 'ten' }, { amount: 'ten', locked: ['amount'] })).toContainEqual({
      part: 'amount',
      problem: 'locked',
    });
  });

  it('are compared without surrounding whitespace', () => {
    expect(problems({ currency: ' EUR ' }, locked)).toEqual([]);
  });

  it('that have no value lock nothing', () => {
    expect(problems({ amount: '5' }, { locked: ['amount'] })).toEqual([]);
  });

  it('cannot be changed', () => {
    expect(problems({ amount: '24.99', currency: 'USD' }, locked)).toEqual([
      { part: 'amount', problem: 'locked' },
      { part: 'currency', problem: 'locked' },
    ]);
  });

  it('cannot be evaded by saving the card instead of charging it', () => {
    expect(problems({ purpose: 'reusable' }, locked)).toEqual([
      { part: 'purpose', problem: 'locked' },
    ]);
  });

  it('do not apply to a purpose that is not offered', () => {
    expect(problems({ purpose: 'one-time' }, locked)).toEqual([
      { part: 'purpose', problem: 'not-offered' },
    ]);
  });

  it('that are only prefilled can be changed', () => {
    expect(problems({ amount: '24.99' }, { ...locked, locked: [] })).toEqual([]);
  });

  it('still keep to the limits', () => {
    expect(problems({}, { amount: '600', locked: ['amount'] })).toEqual([
      {
        part: 'amount',
        problem: 'above-maximum',
        limit: '500.00',
        attribute: 'payment.amount',
      },
    ]);
  });
});
