import { type Prefill, taskPrefill as prefillOf } from './prefill';

const none: Prefill = { locked: [] };
const taskPrefill = (attributes: Record<string, unknown>, defaults: Prefill) =>
  prefillOf(attributes, defaults, []);

describe("a task's prefill", () => {
  it('is what the configuration says when the task says nothing', () => {
    const defaults: Prefill = { currency: 'EUR', locked: ['currency'] };
    expect(taskPrefill({}, defaults)).toEqual(defaults);
    expect(taskPrefill({ payment: null }, defaults)).toEqual(defaults);
  });

  it('overrides the configuration, and accepts a number as an amount', () => {
    expect(
      taskPrefill(
        { payment: { amount: 12.5, description: 'Order 7', parameters: { order: 'AB1' } } },
        { currency: 'EUR', parameters: { shop: 'main' }, locked: [] },
      ),
    ).toEqual({
      amount: '12.5',
      currency: 'EUR',
      description: 'Order 7',
      parameters: { shop: 'main', order: 'AB1' },
      locked: [],
    });
  });

  it('trims whitespace around an amount', () => {
    expect(taskPrefill({ payment: { amount: ' 5 ' } }, none)?.amount).toBe('5');
  });

  it('R71 cannot unlock or change what the configuration locks', () => {
    const defaults: Prefill = { currency: 'EUR', locked: ['currency'] };
    expect(
      taskPrefill({ payment: { currency: 'USD', amount: '5', locked: ['amount'] } }, defaults),
    ).toMatchObject({
      currency: 'EUR',
      amount: '5',
      locked: ['currency', 'amount'],
    });
  });

  it('R71 locks only what has a value', () => {
    expect(taskPrefill({ payment: { locked: ['amount'] } }, none)?.locked).toEqual([]);
  });

  it.each([
    { payment: 'x' },
    { payment: { amuont: '5' } },
    { payment: { locked: true } },
    { payment: [] },
  ])('R72 is unreadable rather than half read (case %#)', (attributes) => {
    expect(taskPrefill(attributes, none)).toBeUndefined();
  });

  it('takes a parameter from the task attribute that the configuration names', () => {
    const rules = [
      { name: 'AVSName', from: 'customer_name' },
      { name: 'order', from: 'order' },
      { name: 'x' },
    ];
    const attributes = {
      customer_name: 'Holder',
      order: 17,
      payment: { parameters: { order: 'A1' } },
    };
    expect(prefillOf(attributes, none, rules)?.parameters).toEqual({
      AVSName: 'Holder',
      order: 'A1',
    });
    expect(prefillOf({ order: 17 }, none, rules)?.parameters).toEqual({ order: '17' });
    expect(prefillOf({ customer_name: { first: 'x' } }, none, rules)?.parameters).toBeUndefined();
  });
});

test('B5 turns line breaks and control characters of a task into spaces', () => {
  const payment = { description: 'Order 7\r\nfor\u202eAnna\u0000', locked: ['description'] };
  const attributes = { payment, crm: 'A\nB' };
  expect(prefillOf(attributes, none, [{ name: 'order', from: 'crm' }])).toMatchObject({
    description: 'Order 7 for Anna',
    parameters: { order: 'A B' },
  });
});
