import * as v from 'valibot';
import { containsCardNumber } from '../card/cardNumber';
import { cardFields } from '../card/field';
import { limitsSchema } from '../rules/limits';
import { prefillSchema } from './prefill';
import { rightsSchema, rolesSchema } from './offerFor';

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
