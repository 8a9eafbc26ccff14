import * as v from 'valibot';
import { withoutControlCharacters } from '../card/text';

/** What can be prefilled, by the configuration, the task's attributes or a CRM page. */
const prefillKeys = [
  'amount',
  'currency',
  'description',
  'method',
  'processor',
  'purpose',
] as const;
export type PrefillKey = (typeof prefillKeys)[number];

/** Replaces line ends and the like, as a CRM may send them, with spaces: the agent sees what is sent. */
const oneLine = v.transform(withoutControlCharacters);
const short = v.optional(v.pipe(v.string(), oneLine, v.maxLength(200)));

/** Prefilled and locked are two things: only a locked value cannot be changed by the agent (R71). */
export const prefillSchema = v.strictObject({
  /** Decimal text; a JSON number is taken by its shortest decimal. */
  amount: v.optional(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.transform((value) => String(value).trim()),
      v.maxLength(40),
    ),
  ),
  currency: short,
  description: short,
  method: short,
  processor: short,
  purpose: short,
  /** Values for the processor's Parameter entries, by name. */
  parameters: v.optional(v.record(v.string(), v.pipe(v.string(), oneLine, v.maxLength(200)))),
  locked: v.optional(v.pipe(v.array(v.picklist(prefillKeys)), v.readonly()), []),
});

export type Prefill = v.InferOutput<typeof prefillSchema>;

/** A parameter, and the task attribute it is taken from. */
interface ParameterSource {
  readonly name: string;
  readonly from?: string | undefined;
}

/** The values of parameters that name a task attribute they are taken from; texts and numbers only. */
function attributeParameters(
  attributes: Readonly<Record<string, unknown>>,
  rules: readonly ParameterSource[],
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, from } of rules) {
    const value = from === undefined ? undefined : attributes[from];
    if (typeof value === 'string' || typeof value === 'number') {
      found[name] = withoutControlCharacters(String(value));
    }
  }
  return found;
}

/**
 * The prefill of a task: what its attributes say under `payment`, over the attributes that `rules` name, over
 * `configured`. Undefined if `payment` exists but cannot be read: what it locks is then unknown, and nothing
 * may start (R72).
 */
export function taskPrefill(
  attributes: Readonly<Record<string, unknown>>,
  configured: Prefill,
  rules: readonly ParameterSource[],
): Prefill | undefined {
  const given = { ...configured.parameters, ...attributeParameters(attributes, rules) };
  const defaults =
    Object.keys(given).length === 0 ? configured : { ...configured, parameters: given };
  if (attributes.payment === undefined || attributes.payment === null) return defaults;
  const parsed = v.safeParse(prefillSchema, attributes.payment);
  // A list passes for an object without keys.
  if (!parsed.success || Array.isArray(attributes.payment)) return undefined;
  const own = parsed.output;
  return {
    ...defaults,
    ...own,
    parameters: { ...defaults.parameters, ...own.parameters },
    // What the configuration locks stays locked, at the configuration's value.
    ...Object.fromEntries(defaults.locked.map((key) => [key, defaults[key]])),
    locked: [
      ...new Set([...defaults.locked, ...own.locked.filter((key) => own[key] !== undefined)]),
    ],
  };
}
