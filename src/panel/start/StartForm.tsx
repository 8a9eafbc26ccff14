import { Box } from '@twilio-paste/core/box';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { isShown, onTabChange } from '../shown';
import { Foot } from '../parts/Foot';
import type { Draft } from '../../client/form/draft';
import { amountOf } from '../../client/form/amount';
import { type Choice, formOf, hasChoice, showsPart } from '../../client/form/form';
import type { PaymentClient } from '../../client/paymentClient';
import type { FormProblem, Offer } from '../../client/snapshot';
import { formatMoney } from '../../payment/offer/money';
import type { Prefill } from '../../payment/offer/prefill';
import { ConfirmRow } from './ConfirmRow';
import { useLanguage } from '../words/context';
import {
  accountTypeName,
  currencyName,
  formProblemWords,
  methodName,
  purposeChoiceName,
} from '../words/formWords';
import { ListRow } from '../parts/ListRow';
import { Notice } from '../parts/Notice';
import { PressButton } from '../parts/PressButton';
import { TextRow } from '../parts/TextRow';

export interface StartFormProps {
  readonly client: PaymentClient;
  readonly offer: Offer;
  readonly prefill: Prefill;
  readonly draft: Draft;
  readonly problems: readonly FormProblem[];
  readonly pending: boolean;
  /** The last payment's outcome is unknown: charging again has to be confirmed. */
  readonly confirm: boolean;
  /** What stands between the form and its button. */
  readonly children: ReactNode;
}

/** Puts the focus on the first part that is wrong, when the form was sent and came back. */
function useFocusOnProblem(problems: readonly FormProblem[]) {
  const form = useRef<HTMLFormElement>(null);
  const before = useRef(problems);
  useEffect(() => {
    const found = problems.some((problem) => !before.current.includes(problem));
    before.current = problems;
    if (found) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  return form;
}

/**
 * Puts the focus into the amount when the form appears, unless somebody is typing elsewhere.
 */
function useFocusOnAmount(form: RefObject<HTMLFormElement>) {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let wasShown = false;
    const look = () => {
      const shown = isShown(element);
      const appears = shown && !wasShown;
      wasShown = shown;
      const typing = document.activeElement?.matches('input, textarea, select, [contenteditable]');
      const amount = element.querySelector<HTMLInputElement>(`#${AMOUNT_ID}`);
      if (appears && !typing && amount?.readOnly === false) amount.focus({ preventScroll: true });
    };
    look();
    return onTabChange(element, look);
  }, [form]);
}

const AMOUNT_ID = 'payment-amount';
/** The button stands at the bottom of the panel, however short the form is. */
const fillsPanel = {
  display: 'flex',
  flexDirection: 'column',
  flexGrow: 1,
  rowGap: '1rem',
} as const;

/** What a payment to be opened is for, and all that the processor wants to know. */
export function StartForm(props: StartFormProps) {
  const { client, offer, prefill, draft, problems, pending, confirm, children } = props;
  const language = useLanguage();
  const { say, locale } = language;
  const { configuration } = offer;
  const element = useFocusOnProblem(problems);
  useFocusOnAmount(element);
  const form = formOf(configuration, prefill, draft);
  const { amount, currency, description } = form;

  const words = (problem: FormProblem | undefined) =>
    problem &&
    formProblemWords(language, problem, offer, {
      amount: amount?.value ?? '',
      currency: currency?.value ?? '',
    });
  const charge = amountOf(form, draft);
  const problemOf = (part: FormProblem['part']) =>
    words(problems.find((each) => each.part === part));
  const problemsWithoutField = problems.filter(
    (problem) => problem.part !== 'chargeAgain' && !showsPart(form, problem),
  );

  const list = <T extends string>(
    part: 'processor' | 'method' | 'purpose' | 'currency' | 'accountType',
    label: string,
    choice: Choice<T> | null,
    nameOf: (option: string) => string,
  ) =>
    choice &&
    hasChoice(choice) && (
      <ListRow
        id={`payment-${part}`}
        label={label}
        choice={choice}
        nameOf={nameOf}
        problem={problemOf(part)}
        onChange={(value) => client.edit({ [part]: value })}
      />
    );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    client.press({ kind: 'start' });
  };

  return (
    <form ref={element} noValidate autoComplete="off" onSubmit={submit} style={fillsPanel}>
      <Box display="flex" flexDirection="column" rowGap="space50">
        {list(
          'processor',
          say('PaymentProcessor'),
          form.processor,
          (option) => configuration.processors.find(({ name }) => name === option)?.label ?? option,
        )}
        {list('method', say('PaymentMethod'), form.method, (option) => methodName(say, option))}
        {list('purpose', say('PaymentPurpose'), form.purpose, (option) =>
          purposeChoiceName(say, option),
        )}
        {amount && (
          <TextRow
            id={AMOUNT_ID}
            label={say('PaymentAmount')}
            part={amount}
            problem={problemOf('amount')}
            help={
              // Where there is no list of currencies, the one there is has to be said.
              currency && !hasChoice(currency)
                ? say('PaymentAmountHelp', { currency: currencyName(currency.value, locale) })
                : undefined
            }
            inputMode="decimal"
            onChange={(value) => client.edit({ amount: value, amountLocale: locale })}
          />
        )}
        {list('currency', say('PaymentCurrency'), currency, (option) =>
          currencyName(option, locale),
        )}
        {list('accountType', say('PaymentAccountType'), form.accountType, (option) =>
          accountTypeName(say, option),
        )}
        {form.parameters.map((rule, index) => (
          <TextRow
            key={rule.name}
            id={`payment-parameter-${index}`}
            label={rule.label}
            part={{ value: draft.parameters[rule.name] ?? '', fixed: false }}
            problem={words(
              problems.find((each) => each.part === 'parameter' && each.name === rule.name),
            )}
            help={rule.required ? undefined : say('PaymentOptional')}
            onChange={(value) =>
              client.edit({ parameters: { ...draft.parameters, [rule.name]: value } })
            }
          />
        ))}
        <TextRow
          id="payment-description"
          label={say('PaymentDescription')}
          part={description}
          problem={problemOf('description')}
          help={say('PaymentDescriptionHelp')}
          onChange={(value) => client.edit({ description: value })}
        />
        {confirm && (
          <ConfirmRow
            checked={draft.chargeAgain}
            problem={problemOf('chargeAgain')}
            onChange={(chargeAgain) => client.edit({ chargeAgain })}
          />
        )}
        {problemsWithoutField.length > 0 && (
          <Notice>
            {problemsWithoutField.map((problem) => (
              <Box key={JSON.stringify(problem)}>{words(problem)}</Box>
            ))}
          </Notice>
        )}
      </Box>
      {children}
      <Foot>
        <PressButton kind="primary" size="wide" inactive={pending} submits>
          {charge
            ? say('PaymentStartOf', { amount: formatMoney(charge, locale) })
            : say('PaymentStart')}
        </PressButton>
      </Foot>
    </form>
  );
}
