import { Box } from '@twilio-paste/core/box';
import type { FormEvent, ReactNode } from 'react';
import { amountOf } from '../../client/form/amount';
import type { Draft } from '../../client/form/draft';
import { formOf, showsPart } from '../../client/form/form';
import type { PaymentClient } from '../../client/paymentClient';
import type { FormProblem, Offer } from '../../client/snapshot';
import { formatMoney } from '../../payment/offer/money';
import type { OrderPart } from '../../payment/offer/orderProblem';
import type { Prefill } from '../../payment/offer/prefill';
import { Foot } from '../parts/Foot';
import { Notice } from '../parts/Notice';
import { PressButton } from '../parts/PressButton';
import { useLanguage } from '../words/context';
import { formProblemWords } from '../words/formWords';
import { ConfirmRow } from './ConfirmRow';
import { FormParts } from './FormParts';
import { useFormFocus } from './useFormFocus';

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

/** The button stands at the bottom of the panel, however short the form is. */
const fillsPanel = {
  display: 'flex',
  flexDirection: 'column',
  flexGrow: 1,
  rowGap: '1rem',
} as const;

type At = OrderPart | { readonly part: 'chargeAgain' };

function isAt(problem: FormProblem, at: At): boolean {
  if (problem.part === 'parameter') return at.part === 'parameter' && problem.name === at.name;
  return problem.part === at.part;
}

/** What a payment to be opened is for, and all that the processor wants to know. */
export function StartForm(props: StartFormProps) {
  const { client, offer, prefill, draft, problems, pending, confirm, children } = props;
  const language = useLanguage();
  const { say, locale } = language;
  const element = useFormFocus(problems);
  const form = formOf(offer.configuration, prefill, draft);
  const typed = { amount: form.amount?.value ?? '', currency: form.currency?.value ?? '' };
  const words = (problem: FormProblem) => formProblemWords(language, problem, offer, typed);
  const problemOf = (at: At) => {
    const found = problems.find((problem) => isAt(problem, at));
    return found && words(found);
  };
  const elsewhere = problems.filter(
    (problem) => problem.part !== 'chargeAgain' && !showsPart(form, problem),
  );
  const charge = amountOf(form, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    client.press({ kind: 'start' });
  };
  return (
    <form ref={element} noValidate autoComplete="off" onSubmit={submit} style={fillsPanel}>
      <Box display="flex" flexDirection="column" rowGap="space50">
        <FormParts {...{ client, offer, form, draft, problemOf }} />
        {confirm && (
          <ConfirmRow
            checked={draft.chargeAgain}
            problem={problemOf({ part: 'chargeAgain' })}
            onChange={(chargeAgain) => client.edit({ chargeAgain })}
          />
        )}
        {elsewhere.length > 0 && (
          <Notice>
            {elsewhere.map((problem) => (
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
