import * as v from 'valibot';
import { holdsCardNumber } from '../card/cardNumber';
import { cardFields } from '../card/field';
import { accountTypes, ATTEMPTS_AT_MOST, cardBrands, methodNames, purposeNames } from '../names';
import { prefillSchema } from './prefill';

/*
 * What a contact center offers its agents. The functions are built with it and enforce it; the panel
 * gets it with `open` and shows only choices that exist.
 */

const name = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.maxLength(100),
  v.check((text) => !holdsCardNumber(text), 'must not hold a card number'),
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
const nonEmptyArray = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.minLength(1, 'must name at least one'), v.readonly());

/** Flex's own are `agent`, `supervisor` and `admin`; an account may have others. */
const role = v.pipe(v.string(), v.regex(/^\S{1,100}$/, 'must be the name of a role'));
/** An agent needs one of them. */
const rolesSchema = nonEmptyArray(role);

const rightsSchema = v.strictObject({
  /** Who may keep a card or account as a token; every agent when absent. */
  tokenize: v.optional(rolesSchema),
  /** Minutes for which an agent still sees the payment of a call that has left them. */
  wrapUpMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)), 15),
});

/** A number of attempts. */
const times = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ATTEMPTS_AT_MOST));

/** How often something may be done (R76). */
export const limitsSchema = v.strictObject({
  /** Payments that may be started on one call, by whomever. */
  startsPerCall: v.optional(times, 5),
  /** Payments that one agent may start, on whatever calls. */
  startsPerAgent: v.optional(times, 60),
  /** Fields that may be asked for on one call. */
  capturesPerCall: v.optional(times, 500),
  /** A call's document is kept for a day, so no longer than that. */
  windowMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)), 60),
});

export type Limits = v.InferOutput<typeof limitsSchema>;

const currencySchema = v.strictObject({
  min: v.optional(amount),
  max: v.optional(amount),
  /** Whether a method that asks for the postal code does so in this currency: not every keypad has letters. */
  postalCode: v.optional(v.boolean(), true),
});

const cardSchema = v.strictObject({
  method: v.literal('credit-card'),
  brands: nonEmptyArray(v.picklist(cardBrands)),
  securityCode: v.optional(v.boolean(), true),
  postalCode: v.optional(v.boolean(), true),
  minPostalCodeLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
  /** How much of the postal code agents see; `whole` has a risk, see docs/security.md. */
  postalCodeShown: v.optional(v.picklist(['last-two', 'whole']), 'last-two'),
  /** Fields the caller keys in twice (RequireMatchingInputs). */
  enterTwice: v.optional(v.pipe(v.array(v.picklist(cardFields)), v.readonly()), []),
});

const achSchema = v.strictObject({
  method: v.literal('ach-debit'),
  accountTypes: nonEmptyArray(v.picklist(accountTypes)),
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
  methods: v.optional(nonEmptyArray(v.picklist(methodNames))),
});

const processorSchema = v.strictObject({
  /** Unique name of the Pay Connector. */
  name,
  label: name,
  /** Who may start payments with it; every agent when absent. */
  roles: v.optional(rolesSchema),
  methods: nonEmptyArray(v.variant('method', [cardSchema, achSchema])),
  purposes: v.optional(nonEmptyArray(v.picklist(purposeNames)), ['charge']),
  /** All of `currencies` when absent. */
  currencies: v.optional(nonEmptyArray(v.string())),
  /** Seconds Twilio waits between two keys. */
  timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)), 5),
  /** The caller confirms by pressing 1 before the payment goes to the processor. */
  confirmation: v.optional(v.boolean(), false),
  parameters: v.optional(v.pipe(v.array(parameterSchema), v.readonly()), []),
});

export const configurationSchema = v.strictObject({
  /** ISO 4217 codes with their limits, in the order in which they are offered. */
  currencies: v.record(v.string(), currencySchema),
  processors: nonEmptyArray(processorSchema),
  /** Asks for the first field once the payment is open, and for the next one once one is captured. */
  autoAdvance: v.optional(v.boolean(), true),
  /** What the agent may say to the caller is shown beside each step. */
  agentScript: v.optional(v.boolean(), true),
  /** Task attribute with the locale that the caller is spoken to in; the agent's own language when absent. */
  callerLanguage: v.optional(key),
  /** For every task, unless the task's own attributes say otherwise. */
  prefill: v.optional(prefillSchema, { locked: [] }),
  rights: v.optional(rightsSchema, {}),
  limits: v.optional(limitsSchema, {}),
  /**
   * What happens to recordings of the call from the first question for a field until the payment's outcome.
   * With `pause`, no field is asked for while one is still running; with `try-to-pause` it is.
   */
  recording: v.optional(v.picklist(['leave', 'pause', 'try-to-pause']), 'leave'),
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
