import * as v from 'valibot';
import { containsCardNumber } from './cardNumber';
import { cardFields } from './field';
import { limitsSchema } from './limits';
import { compareAmounts, currencyDecimals, parseMoney } from './money';
import { prefillSchema } from './prefill';
import { rightsProblems, rightsSchema, rolesSchema } from './rights';

/*
 * What a contact center offers its agents. The functions are built with it and enforce it; the panel
 * gets it with `open` and shows only choices that exist.
 */

/** Card brands of ValidCardTypes (Payments resource, and the table of <Pay> card types). */
export const cardBrands = [
  'visa',
  'mastercard',
  'amex',
  'maestro',
  'discover',
  'jcb',
  'diners-club',
  'enroute',
] as const;
export const accountTypes = [
  'consumer-checking',
  'consumer-savings',
  'commercial-checking',
] as const;
export const tokenTypes = ['one-time', 'reusable', 'payment-method'] as const;
export const methodNames = ['credit-card', 'ach-debit'] as const;
/** What a payment is for: to charge an amount, or to keep the card for later as a token. */
export const purposeNames = ['charge', ...tokenTypes] as const;

export type AccountType = (typeof accountTypes)[number];
export type TokenType = (typeof tokenTypes)[number];
export type MethodName = (typeof methodNames)[number];
export type PurposeName = (typeof purposeNames)[number];

const name = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.maxLength(100),
  v.check((text) => !containsCardNumber(text), 'must not hold a card number'),
);
/** A key of an object; names that every object has already would be taken for values. */
const key = v.pipe(
  name,
  v.check((text) => !(text in {}), 'is a reserved name'),
);
const amount = v.pipe(
  v.string('must be a decimal in quotes, like "10.00"'),
  v.regex(/^\d+(\.\d+)?$/, 'must be a decimal in quotes, like "10.00"'),
);
const some = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.minLength(1, 'must name at least one'), v.readonly());

const currencySchema = v.strictObject({ min: v.optional(amount), max: v.optional(amount) });

const cardSchema = v.strictObject({
  method: v.literal('credit-card'),
  brands: some(v.picklist(cardBrands)),
  securityCode: v.optional(v.boolean(), true),
  postalCode: v.optional(v.boolean(), true),
  minPostalCodeLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
  /** Fields the caller keys in twice (RequireMatchingInputs). */
  enterTwice: v.optional(v.pipe(v.array(v.picklist(cardFields)), v.readonly()), []),
});

const achSchema = v.strictObject({
  method: v.literal('ach-debit'),
  accountTypes: some(v.picklist(accountTypes)),
});

const parameterSchema = v.strictObject({
  /** Key in the Parameter object that the processor gets. */
  name: key,
  label: name,
  required: v.optional(v.boolean(), false),
  /** A regular expression that the whole value has to match. */
  pattern: v.optional(v.string()),
  /** Task attribute that the value is taken from. */
  from: v.optional(key),
  /** Methods it is asked for; all when absent. */
  methods: v.optional(some(v.picklist(methodNames))),
});

const processorSchema = v.strictObject({
  /** Unique name of the Pay Connector. */
  name,
  label: name,
  /** Who may start payments with it; every agent when absent. */
  roles: v.optional(rolesSchema),
  methods: some(v.variant('method', [cardSchema, achSchema])),
  purposes: v.optional(some(v.picklist(purposeNames)), ['charge']),
  /** All of `currencies` when absent. */
  currencies: v.optional(some(v.string())),
  /** Seconds Twilio waits between two keys. */
  timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)), 5),
  /** The caller confirms by pressing 1 before the payment goes to the processor. */
  confirmation: v.optional(v.boolean(), false),
  parameters: v.optional(v.pipe(v.array(parameterSchema), v.readonly()), []),
});

export const configurationSchema = v.strictObject({
  /** ISO 4217 codes with their limits, in the order in which they are offered. */
  currencies: v.record(v.string(), currencySchema),
  processors: some(processorSchema),
  /** The next field is asked for by itself when one is captured. */
  autoAdvance: v.optional(v.boolean(), false),
  /** For every task, unless the task's own attributes say otherwise. */
  prefill: v.optional(prefillSchema, { locked: [] }),
  rights: v.optional(rightsSchema, {}),
  limits: v.optional(limitsSchema, {}),
});

/** What one agent is offered: a configuration that may have no processor left (R74). */
export const offerSchema = v.strictObject({
  ...configurationSchema.entries,
  processors: v.pipe(v.array(processorSchema), v.readonly()),
});

/** A configuration as it is written down. */
export type ConfigurationInput = v.InferInput<typeof configurationSchema>;
export type Configuration = v.InferOutput<typeof configurationSchema>;
export type Processor = Configuration['processors'][number];
export type Method = Processor['methods'][number];
export type ParameterRule = Processor['parameters'][number];

/** Something in a configuration that makes no sense, and where: keys and indexes from the top. */
export interface ConfigurationProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Found = ConfigurationProblem[];
type Path = readonly (string | number)[];

function duplicates(names: readonly string[]): number[] {
  return names.flatMap((each, index) => (names.indexOf(each) < index ? [index] : []));
}

function currencyProblems({ currencies }: Configuration): Found {
  const problems: Found = [];
  if (Object.keys(currencies).length === 0) {
    problems.push({ path: ['currencies'], message: 'must name at least one currency' });
  }
  for (const [currency, limits] of Object.entries(currencies)) {
    const path = ['currencies', currency];
    if (currencyDecimals(currency) === undefined) {
      problems.push({ path, message: `${currency} is not a currency of ISO 4217` });
      continue;
    }
    for (const limit of ['min', 'max'] as const) {
      const text = limits[limit];
      const read = text === undefined ? undefined : parseMoney(text, currency);
      if (read && !read.ok) {
        problems.push({
          path: [...path, limit],
          message: `${limit} is not an amount that can be charged in ${currency}: ${read.problem.problem}`,
        });
      }
    }
    const { min, max } = limits;
    if (min !== undefined && max !== undefined && compareAmounts(min, max) > 0) {
      problems.push({ path, message: 'min is above max' });
    }
  }
  return problems;
}

function parameterProblems(processor: Processor, path: Path): Found {
  const problems: Found = [];
  for (const [index, { pattern }] of processor.parameters.entries()) {
    try {
      new RegExp(pattern ?? '', 'u');
    } catch {
      problems.push({
        path: [...path, 'parameters', index, 'pattern'],
        message: 'is not a regular expression',
      });
    }
  }
  for (const index of duplicates(processor.parameters.map((parameter) => parameter.name))) {
    problems.push({ path: [...path, 'parameters', index, 'name'], message: 'is named twice' });
  }
  return problems;
}

function methodProblems(processor: Processor, method: Method, path: Path): Found {
  switch (method.method) {
    case 'ach-debit': {
      // Error 64014: an ACH payment needs AVSName in Parameter.
      const named = processor.parameters.some(
        ({ name: key, required, methods }) =>
          key === 'AVSName' && required && (methods?.includes('ach-debit') ?? true),
      );
      return named ? [] : [{ path, message: 'ach-debit needs a required parameter named AVSName' }];
    }
    case 'credit-card': {
      const problems: Found = [];
      const off = { 'security-code': method.securityCode, 'postal-code': method.postalCode };
      for (const [field, required] of Object.entries(off)) {
        const index = method.enterTwice.findIndex((each) => each === field);
        if (!required && index >= 0) {
          problems.push({
            path: [...path, 'enterTwice', index],
            message: `${field} is entered twice but not asked for`,
          });
        }
      }
      if (!method.postalCode && method.minPostalCodeLength !== undefined) {
        problems.push({
          path: [...path, 'minPostalCodeLength'],
          message: 'has no effect while postalCode is off',
        });
      }
      return problems;
    }
  }
}

function processorProblems(configuration: Configuration, processor: Processor, path: Path): Found {
  const problems = [...parameterProblems(processor, path)];
  for (const [index, method] of processor.methods.entries()) {
    problems.push(...methodProblems(processor, method, [...path, 'methods', index]));
  }
  for (const index of duplicates(processor.methods.map(({ method }) => method))) {
    problems.push({ path: [...path, 'methods', index], message: 'is named twice' });
  }
  for (const [index, currency] of (processor.currencies ?? []).entries()) {
    if (!Object.hasOwn(configuration.currencies, currency)) {
      problems.push({
        path: [...path, 'currencies', index],
        message: `${currency} is not among the currencies`,
      });
    }
  }
  return problems;
}

function prefilledMoneyProblems({ prefill, currencies }: Configuration): Found {
  const { amount: prefilled, currency = Object.keys(currencies)[0] } = prefill;
  // That there is no currency at all is told of the currencies.
  if (currency === undefined) return [];
  const limits = Object.hasOwn(currencies, currency) ? currencies[currency] : undefined;
  if (!limits) {
    const message = `${currency} is not among the currencies`;
    return [{ path: ['prefill', 'currency'], message }];
  }
  if (prefilled === undefined) return [];
  const read = parseMoney(prefilled, currency);
  const { max, min } = limits;
  const within =
    read.ok &&
    (max === undefined || compareAmounts(read.money.amount, max) <= 0) &&
    (min === undefined || compareAmounts(read.money.amount, min) >= 0);
  if (within) return [];
  return [{ path: ['prefill', 'amount'], message: 'is outside the limits of its currency' }];
}

function prefillProblems(configuration: Configuration): Found {
  const { prefill, processors } = configuration;
  const path = ['prefill'];
  const problems = prefilledMoneyProblems(configuration);
  const offered: Record<'processor' | 'method' | 'purpose', readonly string[]> = {
    processor: processors.map((processor) => processor.name),
    method: processors.flatMap(({ methods }) => methods.map(({ method }) => method)),
    purpose: processors.flatMap(({ purposes }) => purposes),
  };
  for (const key of ['processor', 'method', 'purpose'] as const) {
    const value = prefill[key];
    if (value !== undefined && !offered[key].includes(value)) {
      problems.push({ path: [...path, key], message: `there is no ${key} ${value}` });
    }
  }
  for (const [index, key] of prefill.locked.entries()) {
    if (prefill[key] === undefined) {
      problems.push({
        path: [...path, 'locked', index],
        message: `${key} is locked but has no value`,
      });
    }
  }
  return problems;
}

/** What makes no sense in a configuration of the right shape; empty when all is well (R70). */
export function configurationProblems(
  configuration: Configuration,
): readonly ConfigurationProblem[] {
  const { processors } = configuration;
  return [
    ...currencyProblems(configuration),
    ...processors.flatMap((processor, index) =>
      processorProblems(configuration, processor, ['processors', index]),
    ),
    ...duplicates(processors.map((processor) => processor.name)).map((index) => ({
      path: ['processors', index, 'name'],
      message: 'is named twice',
    })),
    ...prefillProblems(configuration),
    ...rightsProblems(configuration),
  ];
}
