import * as v from 'valibot';
import { configurationSchema } from './configuration';
import { configurationProblems } from './configurationProblems';
import { configuration, exampleConfiguration } from '../testing/configuration';

const [main, second] = exampleConfiguration.processors;
const [card, ach] = main.methods;

function problems(over: Parameters<typeof configuration>[0]): string[] {
  return configurationProblems(configuration(over)).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
}

describe('R70 a configuration', () => {
  it('is accepted when it makes sense', () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    [
      { currencies: { ...exampleConfiguration.currencies, XYZ: {} } },
      'currencies.XYZ XYZ is not a currency of ISO 4217',
    ],
    [
      { currencies: { ...exampleConfiguration.currencies, JPY: { max: '1.5' } } },
      'currencies.JPY.max max is not an amount that can be charged in JPY: too-many-decimals',
    ],
    [
      {
        currencies: {
          ...exampleConfiguration.currencies,
          USD: { min: '9', max: '10' },
          EUR: { min: '11', max: '10' },
        },
      },
      'currencies.EUR min is above max',
    ],
    [
      { processors: [{ ...main, parameters: [] }, second] },
      'processors.0.methods.1 ach-debit needs a required parameter named AVSName',
    ],
    [
      {
        processors: [
          { ...main, parameters: [{ name: 'holder', label: 'x', required: true }] },
          second,
        ],
      },
      'processors.0.methods.1 ach-debit needs a required parameter named AVSName',
    ],
    [
      {
        processors: [
          { ...main, parameters: [{ name: 'AVSName', label: 'x', required: false }] },
          second,
        ],
      },
      'processors.0.methods.1 ach-debit needs a required parameter named AVSName',
    ],
    [
      { processors: [{ ...main, methods: [card, ach, card] }, second] },
      'processors.0.methods.2 is named twice',
    ],
    [{ processors: [main, { ...second, name: 'Default' }] }, 'processors.1.name is named twice'],
    [
      { processors: [main, { ...second, currencies: ['GBP'] }] },
      'processors.1.currencies.0 GBP is not among the currencies',
    ],
    [
      {
        processors: [
          main,
          { ...second, methods: [{ ...second.methods[0], enterTwice: ['postal-code'] }] },
        ],
      },
      'processors.1.methods.0.enterTwice.0 postal-code is entered twice but not asked for',
    ],
    [
      {
        processors: [
          main,
          { ...second, methods: [{ ...second.methods[0], minPostalCodeLength: 5 }] },
        ],
      },
      'processors.1.methods.0.minPostalCodeLength has no effect while postalCode is off',
    ],
    [
      { processors: [main, { ...second, parameters: [{ name: 'a', label: 'A', pattern: '(' }] }] },
      'processors.1.parameters.0.pattern is not a regular expression',
    ],
    [
      {
        processors: [
          main,
          {
            ...second,
            parameters: [
              { name: 'a', label: 'A' },
              { name: 'a', label: 'B' },
            ],
          },
        ],
      },
      'processors.1.parameters.1.name is named twice',
    ],
    [
      { prefill: { amount: '500.01', locked: ['amount'] } },
      'prefill.amount is outside the limits of its currency',
    ],
    [{ prefill: { amount: '0.99' } }, 'prefill.amount is outside the limits of its currency'],
    [{ prefill: { amount: 'ten' } }, 'prefill.amount is outside the limits of its currency'],
    [{ prefill: { currency: 'GBP' } }, 'prefill.currency GBP is not among the currencies'],
    [{ prefill: { processor: 'None' } }, 'prefill.processor there is no processor None'],
    [{ prefill: { method: 'cash' } }, 'prefill.method there is no method cash'],
    [{ prefill: { purpose: 'one-time' } }, 'prefill.purpose there is no purpose one-time'],
    [{ prefill: { locked: ['amount'] } }, 'prefill.locked.0 amount is locked but has no value'],
    [
      { processors: [main, { ...second, roles: ['admin', 'admin'] }] },
      'processors.1.roles.1 is named twice',
    ],
    [{ rights: { tokenize: ['admin', 'admin'] } }, 'rights.tokenize.1 is named twice'],
    [
      { processors: [second], rights: { tokenize: ['admin'] } },
      'rights.tokenize has no effect: no processor saves tokens',
    ],
    [
      {
        processors: [main, { ...second, purposes: ['reusable'], roles: ['billing'] }],
        rights: { tokenize: ['admin'] },
      },
      'processors.1.roles leaves nobody anything: none of them may save tokens',
    ],
  ] satisfies [Parameters<typeof configuration>[0], string][])(
    'is refused when it makes none (case %#)',
    (over, problem) => {
      expect(problems(over)).toEqual([problem]);
    },
  );

  it.each([
    { currencies: { USD: { min: '5', max: '5.00' }, EUR: {} } },
    { currencies: { USD: { min: '5' }, EUR: {} } },
    { processors: [{ ...main, parameters: [{ name: 'AVSName', label: 'x', required: true }] }] },
    { prefill: { amount: '500' } },
    // Who may not keep tokens can still charge with it, or there is no rule who may keep them.
    {
      processors: [main, { ...second, purposes: ['charge', 'reusable'], roles: ['billing'] }],
      rights: { tokenize: ['admin'] },
    },
    { processors: [main, { ...second, purposes: ['reusable'], roles: ['billing'] }] },
    { processors: [main, { ...second, purposes: ['reusable'] }], rights: { tokenize: ['admin'] } },
    { prefill: { amount: '1' } },
    { prefill: { amount: '0.5', currency: 'EUR' } },
    { prefill: { processor: 'Second', method: 'ach-debit', purpose: 'reusable' } },
    { prefill: { amount: '5', currency: 'EUR', locked: ['amount', 'currency'] } },
    {
      processors: [
        main,
        {
          ...second,
          methods: [{ ...second.methods[0], postalCode: true, minPostalCodeLength: 5 }],
        },
      ],
    },
    {
      processors: [
        main,
        {
          ...second,
          methods: [{ ...second.methods[0], enterTwice: ['security-code', 'payment-card-number'] }],
        },
      ],
    },
  ] satisfies Parameters<typeof configuration>[0][])('is accepted (case %#)', (over) => {
    expect(problems(over)).toEqual([]);
  });

  it('is refused with all its problems at once', () => {
    expect(
      problems({
        currencies: { XYZ: {}, JPY: { min: '0.5', max: '10.5' }, EUR: {} },
        prefill: { currency: 'EUR', amount: '0', locked: ['processor', 'amount'] },
        processors: [
          {
            ...main,
            methods: [{ ...card, securityCode: false, enterTwice: ['security-code'] }, ach],
            parameters: [
              {
                name: 'AVSName',
                label: 'x',
                required: true,
                methods: ['credit-card'],
                pattern: '\\-',
              },
            ],
          },
        ],
      }),
    ).toEqual([
      'currencies.XYZ XYZ is not a currency of ISO 4217',
      'currencies.JPY.min min is not an amount that can be charged in JPY: too-many-decimals',
      'currencies.JPY.max max is not an amount that can be charged in JPY: too-many-decimals',
      'processors.0.parameters.0.pattern is not a regular expression',
      'processors.0.methods.0.enterTwice.0 security-code is entered twice but not asked for',
      'processors.0.methods.1 ach-debit needs a required parameter named AVSName',
      'prefill.amount is outside the limits of its currency',
      'prefill.locked.0 processor is locked but has no value',
    ]);
  });

  it('is refused without a currency', () => {
    expect(problems({ currencies: {} })).toEqual([
      'currencies must name at least one currency',
      'processors.1.currencies.0 EUR is not among the currencies',
    ]);
  });

  it.each([
    { ...exampleConfiguration, processors: [] },
    { ...exampleConfiguration, colour: 'blue' },
    {
      ...exampleConfiguration,
      processors: [{ ...second, methods: [{ method: 'credit-card', brands: ['solo'] }] }],
    },
    { ...exampleConfiguration, processors: [{ ...second, timeout: 601 }] },
    { ...exampleConfiguration, currencies: { USD: { max: 10 } } },
    { ...exampleConfiguration, processors: [{ ...second, roles: [] }] },
    { ...exampleConfiguration, rights: { tokenize: [''] } },
    { ...exampleConfiguration, rights: { refund: ['admin'] } },
    { ...exampleConfiguration, limits: { startsPerCall: 0 } },
    { ...exampleConfiguration, limits: { windowMinutes: 1441 } },
  ])('is refused when it has not the right shape (case %#)', (written) => {
    expect(v.safeParse(configurationSchema, written).success).toBe(false);
  });
});
