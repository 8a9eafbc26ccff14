import * as v from 'valibot';
import type { Configuration } from '../payment/configuration';
import type { Prefill } from '../payment/prefill';

/** The form as far as it is filled in; a choice nobody made is empty. */
export interface Draft {
  readonly processor: string;
  readonly method: string;
  readonly purpose: string;
  readonly amount: string;
  readonly currency: string;
  readonly accountType: string;
  readonly description: string;
  /** By name, of every processor and method: what was typed comes back with the choice. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The agent has checked with the processor after an unknown outcome. */
  readonly chargeAgain: boolean;
}

/** What a task, or another plugin, can give beforehand. */
export type DraftValues = Partial<
  Pick<
    Prefill,
    'amount' | 'currency' | 'description' | 'method' | 'processor' | 'purpose' | 'parameters'
  >
>;

export const emptyDraft: Draft = {
  processor: '',
  method: '',
  purpose: '',
  amount: '',
  currency: '',
  accountType: '',
  description: '',
  parameters: {},
  chargeAgain: false,
};

/** `draft` with `values` in it; what they do not name stays. */
export function filled(draft: Draft, values: DraftValues): Draft {
  return {
    ...draft,
    amount: values.amount ?? draft.amount,
    currency: values.currency ?? draft.currency,
    description: values.description ?? draft.description,
    method: values.method ?? draft.method,
    processor: values.processor ?? draft.processor,
    purpose: values.purpose ?? draft.purpose,
    parameters: { ...draft.parameters, ...values.parameters },
  };
}

const attributeSchema = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
  v.maxLength(200),
);

/** Values of the parameters that are taken from a task attribute (`from`), by parameter name. */
function fromAttributes(
  { processors }: Configuration,
  attributes: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, from } of processors.flatMap(({ parameters }) => parameters)) {
    if (from === undefined || !Object.hasOwn(attributes, from)) continue;
    const value = v.safeParse(attributeSchema, attributes[from]);
    if (value.success) values[name] = value.output;
  }
  return values;
}

/** The form before anybody touched it; what the task says under `payment` goes before `from`. */
export function prefilledDraft(
  configuration: Configuration,
  prefill: Prefill,
  attributes: Readonly<Record<string, unknown>>,
): Draft {
  const parameters = fromAttributes(configuration, attributes);
  return filled({ ...emptyDraft, parameters }, prefill);
}
