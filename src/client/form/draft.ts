import type { Order } from '../../payment/document/session';
import type { Prefill } from '../../payment/offer/prefill';
import type { AgentView } from '../../payment/rules/view';

/** The form as filled in so far; a choice that was not made is empty. */
export interface Draft {
  readonly processor: string;
  readonly method: string;
  readonly purpose: string;
  readonly amount: string;
  /** How who typed the amount writes it (BCP 47); null for the decimal of a task or another plugin. */
  readonly amountLocale: string | null;
  readonly currency: string;
  readonly accountType: string;
  readonly description: string;
  /** By name, for every processor and method: typed values return when the choice does. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The agent has checked with the processor after an unknown outcome. */
  readonly chargeAgain: boolean;
}

/** What a task, or another plugin, can prefill. */
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
  amountLocale: null,
  currency: '',
  accountType: '',
  description: '',
  parameters: {},
  chargeAgain: false,
};

/** `draft` with `values` filled in; everything else is unchanged. */
export function filled(draft: Draft, values: DraftValues): Draft {
  return {
    ...draft,
    ...(values.amount === undefined ? {} : { amount: values.amount, amountLocale: null }),
    currency: values.currency ?? draft.currency,
    description: values.description ?? draft.description,
    method: values.method ?? draft.method,
    processor: values.processor ?? draft.processor,
    purpose: values.purpose ?? draft.purpose,
    parameters: { ...draft.parameters, ...values.parameters },
  };
}

/** The form as it was sent for `order`. */
export function draftOf(order: Order): Draft {
  const { processor, method, purpose, bankAccountType, description, parameters } = order;
  const charge = purpose.kind === 'charge' ? purpose.charge : { amount: '', currency: '' };
  return {
    ...emptyDraft,
    processor,
    method,
    purpose: purpose.kind === 'charge' ? 'charge' : purpose.tokenType,
    amount: charge.amount,
    currency: charge.currency,
    accountType: bankAccountType ?? '',
    description,
    parameters,
  };
}

/** The form before anybody touched it. */
export function prefilledDraft(prefill: Prefill): Draft {
  return filled(emptyDraft, prefill);
}

/** The draft of the next payment: values typed for a failed one may be needed again. */
export function nextDraft(draft: Draft, fresh: Draft, view: AgentView): Draft {
  if (view.session?.status !== 'succeeded') return { ...draft, chargeAgain: false };
  const { processor, method, purpose, currency, accountType } = draft;
  // A prefilled amount was charged just now: it is not offered a second time.
  const choices = { processor, method, purpose, currency, accountType };
  return { ...fresh, ...choices, amount: '', amountLocale: null };
}
