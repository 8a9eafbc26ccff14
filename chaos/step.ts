import type { Entry } from './keys';
import type { PaymentPlan } from './ledger';

/** One thing that happens on a call, as data: what was generated can be printed, and pinned. */
export type Step =
  /** What a reasonable agent does now. */
  | { readonly do: 'go on'; readonly plan: PaymentPlan }
  | { readonly do: 'go on in two tabs'; readonly plan: PaymentPlan }
  | { readonly do: 'go on with an expired login'; readonly plan: PaymentPlan }
  /** One press whose request arrives three times. */
  | { readonly do: 'send thrice'; readonly plan: PaymentPlan }
  /** @property place index of the payment's field, modulo their number */
  | { readonly do: 'ask'; readonly place: number; readonly entry: Entry }
  | { readonly do: 'cancel' }
  | { readonly do: 'complete and cancel' }
  | { readonly do: 'reload' }
  | { readonly do: 'transfer'; readonly mode: 'COLD' | 'WARM' }
  | { readonly do: 'hang up' }
  | { readonly do: 'wrap up' }
  | { readonly do: 'complete the task' };

export type StepKind = Step['do'];
