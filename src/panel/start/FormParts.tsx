import type { Draft } from '../../client/form/draft';
import { type Form, hasChoice } from '../../client/form/form';
import type { PaymentClient } from '../../client/paymentClient';
import type { Offer } from '../../client/snapshot';
import type { OrderPart } from '../../payment/offer/orderProblem';
import { ListRow } from '../parts/ListRow';
import { TextRow } from '../parts/TextRow';
import { useLanguage } from '../words/context';
import { type ChoicePart, currencyName, optionName, partName } from '../words/formWords';
import { AMOUNT_ID } from './useFormFocus';

export interface FormPartsProps {
  readonly client: PaymentClient;
  readonly offer: Offer;
  readonly form: Form;
  readonly draft: Draft;
  /** What is wrong with a part, in words. */
  readonly problemOf: (at: OrderPart) => string | undefined;
}

/** A list, where there is a choice. */
function ChoiceRow(props: FormPartsProps & { readonly part: ChoicePart }) {
  const { client, offer, form, problemOf, part } = props;
  const language = useLanguage();
  const choice = form[part];
  if (!choice || !hasChoice(choice)) return null;
  return (
    <ListRow
      id={`payment-${part}`}
      label={partName(language.say, { part }, offer)}
      choice={choice}
      nameOf={(option) => optionName(language, offer, part, option)}
      problem={problemOf({ part })}
      onChange={(value) => client.edit({ [part]: value })}
    />
  );
}

function AmountRow({ client, form, problemOf }: FormPartsProps) {
  const { say, locale } = useLanguage();
  const { amount, currency } = form;
  if (!amount) return null;
  return (
    <TextRow
      id={AMOUNT_ID}
      label={say('PaymentAmount')}
      part={amount}
      problem={problemOf({ part: 'amount' })}
      help={
        // Where there is no list of currencies, the one there is has to be said.
        currency && !hasChoice(currency)
          ? say('PaymentAmountHelp', { currency: currencyName(currency.value, locale) })
          : undefined
      }
      inputMode="decimal"
      onChange={(value) => client.edit({ amount: value, amountLocale: locale })}
    />
  );
}

/** What the processor wants to know besides. */
function ParameterRows({ client, form, draft, problemOf }: FormPartsProps) {
  const { say } = useLanguage();
  return (
    <>
      {form.parameters.map(({ name, label, required }, index) => (
        <TextRow
          key={name}
          id={`payment-parameter-${index}`}
          label={label}
          part={{ value: draft.parameters[name] ?? '', fixed: false }}
          problem={problemOf({ part: 'parameter', name })}
          help={required ? undefined : say('PaymentOptional')}
          onChange={(value) => client.edit({ parameters: { ...draft.parameters, [name]: value } })}
        />
      ))}
    </>
  );
}

/** All there is to choose and to type. */
export function FormParts(props: FormPartsProps) {
  const { client, form, problemOf } = props;
  const { say } = useLanguage();
  return (
    <>
      <ChoiceRow {...props} part="processor" />
      <ChoiceRow {...props} part="method" />
      <ChoiceRow {...props} part="purpose" />
      <AmountRow {...props} />
      <ChoiceRow {...props} part="currency" />
      <ChoiceRow {...props} part="accountType" />
      <ParameterRows {...props} />
      <TextRow
        id="payment-description"
        label={say('PaymentDescription')}
        part={form.description}
        problem={problemOf({ part: 'description' })}
        help={say('PaymentDescriptionHelp')}
        onChange={(value) => client.edit({ description: value })}
      />
    </>
  );
}
