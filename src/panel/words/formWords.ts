import type { FormProblem, Offer } from '../../client/snapshot';
import { accountTypes, methodNames, purposeNames } from '../../payment/names';
import { currencyDecimals } from '../../payment/offer/currencies';
import { formatAmount, formatMoney } from '../../payment/offer/money';
import type { OrderPart } from '../../payment/offer/orderProblem';
import type { Language } from './context';
import type { Say, StringKey } from './strings';

/** A currency by code and name, e.g. `KWD – Kuwaiti Dinar`. */
export function currencyName(code: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(code);
  return name === undefined || name === code ? code : `${code} – ${name}`;
}

/** The words for one of Twilio's names; a name that this version does not know is shown unchanged. */
function nameIn<Name extends string>(
  names: readonly Name[],
  value: string,
  words: (name: Name) => string,
): string {
  const name = names.find((each) => each === value);
  return name === undefined ? value : words(name);
}

/** A part of the form where one of several options is chosen. */
export type ChoicePart = 'processor' | 'method' | 'purpose' | 'currency' | 'accountType';

/** The words for an option of such a part. */
export function optionName(
  { say, locale }: Language,
  { configuration }: Offer,
  part: ChoicePart,
  option: string,
): string {
  switch (part) {
    case 'processor':
      return configuration.processors.find(({ name }) => name === option)?.label ?? option;
    case 'method':
      return nameIn(methodNames, option, (name) => say(`PaymentMethod_${name}`));
    case 'purpose':
      return nameIn(purposeNames, option, (name) => say(`PaymentPurpose_${name}`));
    case 'currency':
      return currencyName(option, locale);
    case 'accountType':
      return nameIn(accountTypes, option, (name) => say(`PaymentAccountType_${name}`));
  }
}

const partKeys = {
  amount: 'PaymentAmount',
  currency: 'PaymentCurrency',
  processor: 'PaymentProcessor',
  method: 'PaymentMethod',
  purpose: 'PaymentPurpose',
  accountType: 'PaymentAccountType',
  description: 'PaymentDescription',
} as const satisfies Record<Exclude<OrderPart['part'], 'parameter'>, StringKey>;

/** What a part of the form is called. */
export function partName(say: Say, at: OrderPart, { configuration }: Offer): string {
  if (at.part !== 'parameter') return say(partKeys[at.part]);
  const rules = configuration.processors.flatMap(({ parameters }) => parameters);
  return rules.find(({ name }) => name === at.name)?.label ?? at.name;
}

/** What was typed as an amount, and the chosen currency. */
export interface Typed {
  readonly amount: string;
  readonly currency: string;
}

/** An amount as the locale writes it, with as many decimals as the currency has. */
function exampleOf(currency: string, locale: string): string {
  const amount = (12.5).toFixed(currencyDecimals(currency) ?? 2);
  return formatAmount({ amount, currency }, locale);
}

/** What is wrong with a part of the form, and what to do; for a locked value also who can correct it. */
export function formProblemWords(
  language: Language,
  problem: FormProblem,
  offer: Offer,
  typed: Typed,
): string {
  const sentence = whatIsWrong(language, problem, offer, typed);
  const { attribute } = problem;
  return attribute === undefined
    ? sentence
    : language.say('PaymentProblemFixed', { problem: sentence, attribute });
}

function whatIsWrong(
  { say, locale }: Language,
  problem: FormProblem,
  offer: Offer,
  { amount: typed, currency }: Typed,
): string {
  if (problem.part === 'chargeAgain') return say('PaymentChargeAgainNeeded');
  const name = partName(say, problem, offer);
  const money = (amount: string) => formatMoney({ amount, currency }, locale);
  const example = () => exampleOf(currency, locale);
  switch (problem.problem) {
    case 'below-minimum':
      return say('PaymentAmountBelowMinimum', { limit: money(problem.limit) });
    case 'above-maximum':
      return say('PaymentAmountAboveMaximum', { limit: money(problem.limit) });
    case 'not-offered':
      return say('PaymentProblemNotOffered', { name });
    case 'locked':
      return say('PaymentProblemLocked', { name });
    case 'required':
      return say('PaymentProblemRequired', { name });
    case 'wrong-pattern':
      return say('PaymentProblemWrongPattern', { name });
    case 'too-long':
      return say('PaymentProblemTooLong', { limit: String(problem.limit) });
    case 'card-number':
      return say('PaymentProblemCardNumber');
    case 'control-characters':
      return say('PaymentProblemControlCharacters', { name });
    case 'empty':
      return say('PaymentAmountEmpty');
    case 'not-a-number':
      return say('PaymentAmountNotANumber', { typed, currency, example: example() });
    case 'two-readings': {
      const [first = '', second = ''] = problem.readings.map(({ amount }) => money(amount));
      return say('PaymentAmountTwoReadings', { typed, first, second, example: example() });
    }
    case 'zero':
      return say('PaymentAmountZero');
    case 'negative':
      return say('PaymentAmountNegative');
    case 'too-large':
      return say('PaymentAmountTooLarge');
    case 'too-many-decimals':
      return problem.decimals === 0
        ? say('PaymentAmountNoDecimals', { currency })
        : say('PaymentAmountTooManyDecimals', { currency, decimals: String(problem.decimals) });
    case 'unknown-currency':
      return say('PaymentCurrencyUnknown');
  }
}
