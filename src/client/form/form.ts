import { type Configuration, type ParameterRule } from '../../payment/offer/configuration';
import { type AccountType, type MethodName, type PurposeName } from '../../payment/names';
import { currenciesOf, type OrderRequest, parametersOf } from '../../payment/offer/order';
import type { OrderPart } from '../../payment/offer/orderProblem';
import type { Prefill, PrefillKey } from '../../payment/offer/prefill';
import type { Order } from '../../payment/document/session';
import type { RequestOf } from '../../payment/protocol';
import type { Draft } from './draft';

/** One thing to choose. */
export interface Choice<T extends string = string> {
  readonly options: readonly T[];
  /**
   * What is chosen, by default the first option. A choice that is not offered is kept: an amount must not end
   * up in another currency because a processor does not accept the one it was meant in.
   */
  readonly value: string;
  /** The task or the configuration says so; the agent cannot change it (R71). */
  readonly fixed: boolean;
}

export interface TextPart {
  readonly value: string;
  readonly fixed: boolean;
}

/** The parts of the form for the choices so far; null if a choice has no such part. */
export interface Form {
  readonly processor: Choice;
  readonly method: Choice<MethodName>;
  readonly purpose: Choice<PurposeName>;
  readonly amount: TextPart | null;
  readonly currency: Choice | null;
  readonly accountType: Choice<AccountType> | null;
  readonly parameters: readonly ParameterRule[];
  readonly description: TextPart;
}

function choice<T extends string>(
  options: readonly T[],
  chosen: string,
  fixed: string | undefined,
): Choice<T> {
  const value = fixed ?? (chosen === '' ? (options[0] ?? '') : chosen);
  return { options, value, fixed: fixed !== undefined };
}

/** Whether there is a choice to show: more than one option, or a value that is not among them. */
export function hasChoice({ options, value }: Choice): boolean {
  return options.length > 1 || !options.some((option) => option === value);
}

/** The form for a draft, with what is offered and what is locked. */
export function formOf(configuration: Configuration, prefill: Prefill, draft: Draft): Form {
  const locked = (key: PrefillKey) => (prefill.locked.includes(key) ? prefill[key] : undefined);
  const text = (key: 'amount' | 'description'): TextPart => {
    const fixed = locked(key);
    return { value: fixed ?? draft[key], fixed: fixed !== undefined };
  };
  const { processors } = configuration;
  const names = processors.map(({ name }) => name);
  const processorChoice = choice(names, draft.processor, locked('processor'));
  const processor = processors.find(({ name }) => name === processorChoice.value);
  const methods = processor?.methods ?? [];
  const methodChoice = choice(
    methods.map(({ method }) => method),
    draft.method,
    locked('method'),
  );
  const method = methods.find((each) => each.method === methodChoice.value);
  const purpose = choice(processor?.purposes ?? [], draft.purpose, locked('purpose'));
  const currencies = processor ? currenciesOf(configuration, processor) : [];
  const charging = purpose.value === 'charge';
  return {
    processor: processorChoice,
    method: methodChoice,
    purpose,
    amount: charging ? text('amount') : null,
    currency: charging ? choice(currencies, draft.currency, locked('currency')) : null,
    accountType:
      method?.method === 'ach-debit'
        ? choice(method.accountTypes, draft.accountType, undefined)
        : null,
    parameters: processor && method ? parametersOf(processor, method.method) : [],
    description: text('description'),
  };
}

/** What the form asks for, which is only what it shows. */
export function orderRequestOf(form: Form, draft: Draft): OrderRequest {
  return {
    processor: form.processor.value,
    method: form.method.value,
    purpose: form.purpose.value,
    amount: form.amount?.value,
    currency: form.currency?.value,
    accountType: form.accountType?.value,
    description: form.description.value,
    parameters: Object.fromEntries(
      form.parameters.map(({ name }) => [name, draft.parameters[name] ?? '']),
    ),
  };
}

type StartChoices = Pick<
  RequestOf<'start'>,
  | 'processor'
  | 'method'
  | 'purpose'
  | 'amount'
  | 'currency'
  | 'accountType'
  | 'description'
  | 'parameters'
>;

/** What is sent of an order that was checked: the amount that is shown is the amount that is sent. */
export function startChoices(order: Order): StartChoices {
  const { processor, method, purpose, description, bankAccountType, parameters } = order;
  return {
    processor,
    method,
    description,
    ...(purpose.kind === 'charge'
      ? { purpose: 'charge', ...purpose.charge }
      : { purpose: purpose.tokenType }),
    ...(bankAccountType === null ? {} : { accountType: bankAccountType }),
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
  };
}

/** Whether the form shows a part, so that a problem can be shown beside it. */
export function showsPart(form: Form, at: OrderPart): boolean {
  switch (at.part) {
    case 'description':
      return true;
    case 'amount':
      return form.amount !== null;
    case 'parameter':
      return form.parameters.some(({ name }) => name === at.name);
    case 'processor':
    case 'method':
    case 'purpose':
    case 'currency':
    case 'accountType': {
      const choice = form[at.part];
      return choice !== null && hasChoice(choice);
    }
  }
}
