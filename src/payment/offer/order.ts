import type { Configuration, Method, ParameterRule, Processor } from './configuration';
import type { MethodName } from '../names';
import { cardFields, type Field, matcherOf } from '../card/field';
import type { PostalCodeRules } from '../card/postalCode';
import { holdsCardNumber } from '../card/cardNumber';
import { holdsControlCharacters } from '../card/text';
import { compareAmounts, type Money, parseMoney } from './money';
import type { OrderProblem } from './orderProblem';
import type { Prefill, PrefillKey } from './prefill';
import type { Order, Purpose } from '../document/session';

/** What an agent chose; texts as typed, absent if there was nothing to choose. */
export interface OrderRequest {
  readonly processor?: string | undefined;
  readonly method?: string | undefined;
  readonly purpose?: string | undefined;
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly description?: string | undefined;
  readonly accountType?: string | undefined;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

export type OrderResult =
  | { readonly ok: true; readonly order: Order; readonly fields: readonly Field[] }
  | { readonly ok: false; readonly problems: readonly OrderProblem[] };

const DESCRIPTION_LIMIT = 200;
const PARAMETER_LIMIT = 200;

/** The currencies a processor accepts: its own list, else all of the configuration. */
export function currenciesOf(
  configuration: Configuration,
  processor: Processor,
): readonly string[] {
  return processor.currencies ?? Object.keys(configuration.currencies);
}

/** What has to be captured for a method, in the order in which it is usually asked for. */
export function fieldsOf(method: Method, withPostalCode = true): readonly Field[] {
  if (method.method === 'ach-debit') return ['bank-routing-number', 'bank-account-number'];
  const required = cardFields.filter((field) => {
    if (field === 'security-code') return method.securityCode;
    return field !== 'postal-code' || (method.postalCode && withPostalCode);
  });
  return required.flatMap((field) =>
    method.enterTwice.includes(field) ? [field, matcherOf(field)] : [field],
  );
}

/** Whether a method that asks for the postal code does so here: that depends on the currency. */
function asksPostalCode({ currencies }: Configuration, purpose: Purpose): boolean {
  return purpose.kind !== 'charge' || (currencies[purpose.charge.currency]?.postalCode ?? true);
}

function postalCodeRules(method: Method): PostalCodeRules {
  return method.method === 'credit-card'
    ? { shown: method.postalCodeShown, minLength: method.minPostalCodeLength ?? null }
    : { shown: 'last-two', minLength: null };
}

/** The parameters a processor asks for with a method. */
export function parametersOf(processor: Processor, method: MethodName): readonly ParameterRule[] {
  return processor.parameters.filter(({ methods }) => methods?.includes(method) ?? true);
}

function checkAmount(configuration: Configuration, text: string, currency: string): Checked<Money> {
  const read = parseMoney(text, currency);
  if (!read.ok) return wrong({ part: 'amount', ...read.problem });
  const { min, max } = configuration.currencies[currency] ?? {};
  if (min !== undefined && compareAmounts(read.money.amount, min) < 0) {
    return wrong({ part: 'amount', problem: 'below-minimum', limit: min });
  }
  if (max !== undefined && compareAmounts(read.money.amount, max) > 0) {
    return wrong({ part: 'amount', problem: 'above-maximum', limit: max });
  }
  return valid(read.money);
}

function checkDescription(text: string): Checked<string> {
  const description = text.trim();
  if (description.length > DESCRIPTION_LIMIT) {
    return wrong({ part: 'description', problem: 'too-long', limit: DESCRIPTION_LIMIT });
  }
  if (holdsControlCharacters(description)) {
    return wrong({ part: 'description', problem: 'control-characters' });
  }
  return holdsCardNumber(description)
    ? wrong({ part: 'description', problem: 'card-number' })
    : valid(description);
}

function checkParameter(rule: ParameterRule, text: string): OrderProblem | undefined {
  const at = { part: 'parameter', name: rule.name } as const;
  if (text === '') return rule.required ? { ...at, problem: 'required' } : undefined;
  if (text.length > PARAMETER_LIMIT) return { ...at, problem: 'too-long', limit: PARAMETER_LIMIT };
  if (holdsControlCharacters(text)) return { ...at, problem: 'control-characters' };
  if (holdsCardNumber(text)) return { ...at, problem: 'card-number' };
  const fits = rule.pattern === undefined || new RegExp(`^(?:${rule.pattern})$`, 'u').test(text);
  return fits ? undefined : { ...at, problem: 'wrong-pattern' };
}

/** Every parameter that is asked for, by its rule; one that is not asked for is a problem. */
function checkParameters(
  rules: readonly ParameterRule[],
  given: Readonly<Record<string, string>>,
): {
  readonly parameters: Readonly<Record<string, string>>;
  readonly problems: readonly OrderProblem[];
} {
  const problems: OrderProblem[] = [];
  const parameters: Record<string, string> = {};
  for (const rule of rules) {
    const text = (given[rule.name] ?? '').trim();
    const problem = checkParameter(rule, text);
    if (problem) problems.push(problem);
    else if (text !== '') parameters[rule.name] = text;
  }
  for (const unknown of Object.keys(given)) {
    const isRule = rules.some((rule) => rule.name === unknown);
    if (!isRule) problems.push({ part: 'parameter', name: unknown, problem: 'not-offered' });
  }
  return { parameters, problems };
}

type Checked<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: OrderProblem };

const valid = <T>(value: T): Checked<T> => ({ kind: 'valid', value });
const wrong = (problem: OrderProblem): Checked<never> => ({ kind: 'problem', problem });

/** Collects problems while it hands out values. */
function collector(): {
  readonly problems: OrderProblem[];
  readonly take: <T>(checked: Checked<T>) => T | undefined;
} {
  const problems: OrderProblem[] = [];
  return {
    problems,
    take(checked) {
      if (checked.kind === 'valid') return checked.value;
      problems.push(checked.problem);
      return undefined;
    },
  };
}

function offered<T extends string>(
  part: 'currency' | 'method' | 'purpose' | 'accountType' | 'processor',
  all: readonly T[],
  text: string | undefined,
): Checked<T> {
  const value = text === undefined ? all[0] : all.find((each) => each === text);
  return value === undefined ? wrong({ part, problem: 'not-offered' }) : valid(value);
}

/** Locked values as they are, whatever the request says; a request that differs is a problem (R71). */
function withLocked(
  request: OrderRequest,
  prefill: Prefill,
): { readonly request: OrderRequest; readonly problems: readonly OrderProblem[] } {
  const problems: OrderProblem[] = [];
  const fixed: Partial<Record<PrefillKey, string>> = {};
  for (const key of prefill.locked) {
    const value = prefill[key];
    if (value === undefined) continue;
    fixed[key] = value;
    const asked = request[key]?.trim();
    if (asked === undefined) continue;
    const same = key === 'amount' ? sameAmount(asked, value) : asked === value;
    if (!same) problems.push({ part: key, problem: 'locked' });
  }
  return { request: { ...request, ...fixed }, problems };
}

/** Compares decimals however they are written; anything else equals nothing, since NaN does not. */
function sameAmount(asked: string, locked: string): boolean {
  return /^[\d.]+$/.test(asked) && Number(asked) === Number(locked);
}

function checkPurpose(
  configuration: Configuration,
  processor: Processor,
  prefill: Prefill,
  request: OrderRequest,
): { readonly purpose: Purpose | undefined; readonly problems: readonly OrderProblem[] } {
  const { problems, take } = collector();
  const name = take(offered('purpose', processor.purposes, request.purpose));
  if (name === undefined) return { purpose: undefined, problems };
  // An amount and a token type are never sent together (Payments resource, TokenType).
  if (name !== 'charge') {
    // To keep the card instead would be a way around an amount that is fixed (R71).
    if (prefill.locked.includes('amount')) problems.push({ part: 'purpose', problem: 'locked' });
    return { purpose: { kind: 'tokenize', tokenType: name }, problems };
  }
  const currency = take(
    offered('currency', currenciesOf(configuration, processor), request.currency),
  );
  if (currency === undefined) return { purpose: undefined, problems };
  const charge = take(checkAmount(configuration, request.amount ?? '', currency));
  return { purpose: charge && { kind: 'charge', charge }, problems };
}

/** The problem, with the attribute that locks the value if the locked value is the problem. */
function withLock(problem: OrderProblem, { locked }: Prefill): OrderProblem {
  const isLocked = locked.some((key) => key === problem.part);
  if (!isLocked || problem.problem === 'locked') return problem;
  return { ...problem, attribute: `payment.${problem.part}` };
}

/**
 * Checks what an agent chose against the configuration and the task's prefill. The panel uses it to show
 * mistakes at once, the functions to enforce it whatever the browser sends.
 */
export function checkOrder(
  configuration: Configuration,
  prefill: Prefill,
  asked: OrderRequest,
): OrderResult {
  const { request, problems } = withLocked(asked, prefill);
  const result = checkRequest(configuration, prefill, request);
  const others = result.ok ? [] : result.problems;
  const all = [...problems, ...others].map((problem) => withLock(problem, prefill));
  return result.ok && all.length === 0 ? result : { ok: false, problems: all };
}

function checkRequest(
  configuration: Configuration,
  prefill: Prefill,
  request: OrderRequest,
): OrderResult {
  const { problems, take } = collector();

  const names = configuration.processors.map(({ name }) => name);
  const name = take(offered('processor', names, request.processor));
  const processor = configuration.processors.find((each) => each.name === name);
  if (!processor) return { ok: false, problems };

  const methodName = take(
    offered(
      'method',
      processor.methods.map(({ method }) => method),
      request.method,
    ),
  );
  const purpose = checkPurpose(configuration, processor, prefill, request);
  problems.push(...purpose.problems);
  const description = take(checkDescription(request.description ?? ''));
  const method = processor.methods.find((each) => each.method === methodName);
  if (!method) return { ok: false, problems };

  const bankAccountType =
    method.method === 'ach-debit'
      ? take(offered('accountType', method.accountTypes, request.accountType))
      : null;
  const { parameters, problems: ofParameters } = checkParameters(
    parametersOf(processor, method.method),
    request.parameters ?? {},
  );
  problems.push(...ofParameters);

  if (
    problems.length > 0 ||
    !purpose.purpose ||
    description === undefined ||
    bankAccountType === undefined
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    fields: fieldsOf(method, asksPostalCode(configuration, purpose.purpose)),
    order: {
      processor: processor.name,
      method: method.method,
      purpose: purpose.purpose,
      description,
      bankAccountType,
      confirmation: processor.confirmation,
      postalCode: postalCodeRules(method),
      parameters,
    },
  };
}
