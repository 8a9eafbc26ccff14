import type { Configuration, Method, Processor } from './configuration';
import { currencyDecimals } from './currencies';
import { compareAmounts, parseMoney } from './money';
import { hasOne, namesOffered } from './offerFor';

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
      const asked = { 'security-code': method.securityCode, 'postal-code': method.postalCode };
      for (const [field, required] of Object.entries(asked)) {
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
  // A missing currency is reported with the currencies.
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
  const offered = namesOffered(processors);
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

function repeatedRoles(roles: readonly string[] | undefined, path: Path): Found {
  return duplicates(roles ?? []).map((index) => ({
    path: [...path, index],
    message: 'is named twice',
  }));
}

/** Rules about roles that make no sense; empty when all is well (R70). */
function rightsProblems(configuration: Configuration): Found {
  const { processors, rights } = configuration;
  const { tokenize } = rights;
  const isToken = (purpose: string) => purpose !== 'charge';
  const problems = [...repeatedRoles(tokenize, ['rights', 'tokenize'])];
  if (tokenize && !processors.some(({ purposes }) => purposes.some(isToken))) {
    const message = 'has no effect: no processor saves tokens';
    problems.push({ path: ['rights', 'tokenize'], message });
  }
  for (const [index, { roles, purposes }] of processors.entries()) {
    const path = ['processors', index, 'roles'];
    problems.push(...repeatedRoles(roles, path));
    if (roles && tokenize && purposes.every(isToken) && !hasOne(roles, tokenize)) {
      problems.push({ path, message: 'leaves nobody anything: none of them may save tokens' });
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
