import * as fc from 'fast-check';
import type { CardField } from '../card/field';
import { checkOrder, fieldsOf, type OrderRequest } from './order';

import { configuration, exampleConfiguration } from '../testing/configuration';
import { check, none, problems } from '../testing/orders';

describe('R73 an order', () => {
  it('takes the first option where nothing was chosen', () => {
    expect(check({ amount: '12.5' })).toEqual({
      ok: true,
      fields: ['payment-card-number', 'expiration-date', 'security-code', 'postal-code'],
      order: {
        processor: 'Default',
        method: 'credit-card',
        purpose: { kind: 'charge', charge: { amount: '12.50', currency: 'USD' } },
        description: '',
        bankAccountType: null,
        confirmation: false,
        postalCode: { shown: 'last-two', minLength: null },
        parameters: {},
      },
    });
  });

  it('says what may be kept of the postal code, as the method is configured', () => {
    const offer = configuration();
    const processors = offer.processors.map((processor) => ({
      ...processor,
      methods: processor.methods.map((method) =>
        method.method === 'credit-card'
          ? { ...method, postalCodeShown: 'whole' as const, minPostalCodeLength: 4 }
          : method,
      ),
    }));
    expect(checkOrder({ ...offer, processors }, none, { amount: '12' })).toMatchObject({
      order: { postalCode: { shown: 'whole', minLength: 4 } },
    });
  });

  it('takes a bank account with its type and the name of its holder', () => {
    const request = {
      method: 'ach-debit',
      accountType: 'consumer-savings',
      amount: '100',
      description: ' Rent ',
      parameters: { AVSName: ' Holder ', order: 'AB12' },
    };
    expect(check(request)).toMatchObject({
      ok: true,
      fields: ['bank-routing-number', 'bank-account-number'],
      order: {
        method: 'ach-debit',
        bankAccountType: 'consumer-savings',
        postalCode: { shown: 'last-two', minLength: null },
        description: 'Rent',
        parameters: { AVSName: 'Holder', order: 'AB12' },
      },
    });
  });

  it('never has an amount together with a token type', () => {
    expect(check({ purpose: 'reusable', amount: '12', currency: 'USD' })).toMatchObject({
      ok: true,
      order: { purpose: { kind: 'tokenize', tokenType: 'reusable' } },
    });
  });

  it.each<[OrderRequest, object]>([
    [{}, { part: 'amount', problem: 'empty' }],
    [{ amount: '1.234' }, { part: 'amount', problem: 'too-many-decimals', decimals: 2 }],
    [{ amount: '0.99' }, { part: 'amount', problem: 'below-minimum', limit: '1.00' }],
    [{ amount: '500.01' }, { part: 'amount', problem: 'above-maximum', limit: '500.00' }],
    [
      { amount: '1', method: 'cash', parameters: { AVSName: 'x' } },
      { part: 'method', problem: 'not-offered' },
    ],
    [
      { amount: '1', currency: 'GBP' },
      { part: 'currency', problem: 'not-offered' },
    ],
    [
      { amount: '1', currency: 'constructor' },
      { part: 'currency', problem: 'not-offered' },
    ],
    [
      { amount: '1', processor: 'None' },
      { part: 'processor', problem: 'not-offered' },
    ],
    [
      { amount: '1', method: 'cash' },
      { part: 'method', problem: 'not-offered' },
    ],
    [
      { amount: '1', purpose: 'one-time' },
      { part: 'purpose', problem: 'not-offered' },
    ],
    [
      { amount: '1', processor: 'Second', currency: 'USD' },
      { part: 'currency', problem: 'not-offered' },
    ],
    [
      {
        amount: '1',
        method: 'ach-debit',
        accountType: 'commercial-checking',
        parameters: { AVSName: 'x' },
      },
      { part: 'accountType', problem: 'not-offered' },
    ],
    [
      { amount: '1', method: 'ach-debit' },
      { part: 'parameter', name: 'AVSName', problem: 'required' },
    ],
    [
      { amount: '1', parameters: { order: 'ab1' } },
      { part: 'parameter', name: 'order', problem: 'wrong-pattern' },
    ],
    [
      { amount: '1', parameters: { order: 'AB1 AB2' } },
      { part: 'parameter', name: 'order', problem: 'wrong-pattern' },
    ],
    [
      { amount: '1', parameters: { other: 'x' } },
      { part: 'parameter', name: 'other', problem: 'not-offered' },
    ],
    [
      { amount: '1', parameters: { AVSName: 'x' } },
      { part: 'parameter', name: 'AVSName', problem: 'not-offered' },
    ],
    [
      { amount: '1', description: 'x'.repeat(201) },
      { part: 'description', problem: 'too-long', limit: 200 },
    ],
    [
      { amount: '1', parameters: { order: `AB${'1'.repeat(199)}` } },
      { part: 'parameter', name: 'order', problem: 'too-long', limit: 200 },
    ],
    [
      { amount: '1', parameters: { order: 'xAB1' } },
      { part: 'parameter', name: 'order', problem: 'wrong-pattern' },
    ],
  ])('is refused for what is not offered or not valid (case %#)', (request, problem) => {
    expect(problems(request)).toEqual([problem]);
  });

  it('takes texts up to their limit, and leaves out a parameter left empty', () => {
    const texts = { description: 'x'.repeat(200), parameters: { order: `AB${'1'.repeat(198)}` } };
    expect(check({ amount: '1', ...texts })).toMatchObject({ ok: true, order: texts });
    const empty = check({ amount: '1', parameters: { order: ' ' } });
    expect(empty.ok && empty.order.parameters).toEqual({});
  });

  it('R44 is refused with a card number in a text', () => {
    expect(problems({ amount: '1', description: 'card 4242 4242 4242 4242' })).toEqual([
      { part: 'description', problem: 'card-number' },
    ]);
    expect(
      problems({ amount: '1', method: 'ach-debit', parameters: { AVSName: '4242424242424242' } }),
    ).toEqual([{ part: 'parameter', name: 'AVSName', problem: 'card-number' }]);
  });

  it('reports everything that is wrong at once', () => {
    expect(problems({ amount: '', method: 'ach-debit' }).map(({ part }) => part)).toEqual([
      'amount',
      'parameter',
    ]);
  });

  it.each(['1.00', '500.00'])('takes %s, which is just within the limits', (amount) => {
    expect(check({ amount }).ok).toBe(true);
  });

  it('takes letters of any script where a pattern asks for letters', () => {
    const [main] = exampleConfiguration.processors;
    const letters = { name: 'holder', label: 'Holder', pattern: '\\p{L}+' };
    const offer = configuration({
      processors: [{ ...main, methods: [main.methods[0]], parameters: [letters] }],
    });
    const order = (holder: string) =>
      checkOrder(offer, none, { amount: '1', parameters: { holder } });
    expect(order('Łukasz').ok).toBe(true);
    expect(order('p{L}').ok).toBe(false);
  });

  it('keeps within the limits of the currency, to the last unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (cents) => {
        const accepted = check({ amount: (cents / 100).toFixed(2) }).ok;
        expect(accepted).toBe(cents >= 100 && cents <= 50_000);
      }),
    );
  });
});

describe('R44 a text in a right-to-left language', () => {
  it.each(['\u200f\u05d4\u05d6\u05de\u05e0\u05d4 7\u200e', '\u0637\u0644\u0628\u061c 7'])(
    'may hold direction marks: %s',
    (description) => {
      expect(check({ amount: '1', description })).toMatchObject({ order: { description } });
    },
  );

  it('does not hide a card number behind them', () => {
    const description = '4242\u200e4242\u200f4242\u061c4242';
    expect(problems({ amount: '1', description })).toEqual([
      { part: 'description', problem: 'card-number' },
    ]);
  });
});

describe('B5 control characters', () => {
  it.each([
    ['a line end', 'Order 7\r\nX: y'],
    ['NUL', 'Order\u00007'],
    ['ESC', 'Order \u001b[31m7'],
    ['a line separator', 'Order\u20287'],
    ['an override of direction', 'Order \u202e7'],
    ['an isolate', 'Order \u20667'],
    ['half a character', 'Order \ud83d7'],
  ])('in a description are refused: %s', (_, description) => {
    expect(problems({ description, amount: '12' })).toEqual([
      { part: 'description', problem: 'control-characters' },
    ]);
  });

  it('in a parameter are refused', () => {
    const request = { method: 'ach-debit', amount: '12', parameters: { AVSName: 'A\nB' } };
    expect(problems(request)).toEqual([
      { part: 'parameter', name: 'AVSName', problem: 'control-characters' },
    ]);
  });

  it('do not include emoji, accents or other scripts', () => {
    expect(problems({ amount: '12', description: 'Café 👩‍👩‍👧 ٣٤ הזמנה' })).toEqual([]);
  });
});

describe('a currency that switches the postal code off', () => {
  const offer = configuration({ currencies: { USD: {}, EUR: { postalCode: false } } });
  const fieldsIn = (request: OrderRequest, enterTwice: readonly CardField[] = []) => {
    const processors = offer.processors.map((processor) => ({
      ...processor,
      methods: processor.methods.map((method) =>
        method.method === 'credit-card' ? { ...method, enterTwice } : method,
      ),
    }));
    const checked = checkOrder({ ...offer, processors }, none, request);
    return checked.ok ? checked.fields : [];
  };

  it('asks for none when charging in it, not even twice, and still asks in others', () => {
    const twice = ['postal-code'] as const;
    expect(fieldsIn({ amount: '1', currency: 'USD' })).toContain('postal-code');
    expect(fieldsIn({ amount: '1', currency: 'EUR' })).not.toContain('postal-code');
    expect(fieldsIn({ amount: '1', currency: 'EUR' }, twice).join()).not.toContain('postal');
    expect(fieldsIn({ amount: '1', currency: 'USD' }, twice)).toContain('postal-code-matcher');
  });

  it('changes nothing where a card is saved, which has no currency', () => {
    expect(fieldsIn({ purpose: 'reusable', currency: 'EUR' })).toContain('postal-code');
  });
});

describe('the fields of a method', () => {
  const card = {
    method: 'credit-card',
    brands: ['visa'],
    securityCode: true,
    postalCode: true,
    postalCodeShown: 'last-two',
    enterTwice: [],
  } as const;

  it('leave out what is switched off, and put a second entry right after its field', () => {
    expect(fieldsOf({ ...card, postalCode: false, securityCode: false })).toEqual([
      'payment-card-number',
      'expiration-date',
    ]);
    expect(fieldsOf({ ...card, enterTwice: ['payment-card-number', 'postal-code'] })).toEqual([
      'payment-card-number',
      'payment-card-number-matcher',
      'expiration-date',
      'security-code',
      'postal-code',
      'postal-code-matcher',
    ]);
  });
});
