import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { type FormEvent, useEffect, useRef } from 'react';
import type { PaymentClient } from '../client/paymentClient';
import type { Draft, DraftProblem } from '../client/snapshot';
import { useLanguage } from './context';
import { Notice } from './Notice';
import { PressButton } from './PressButton';
import { draftProblemWords } from './words';

export interface StartFormProps {
  readonly client: PaymentClient;
  readonly draft: Draft;
  readonly problem: DraftProblem | null;
  readonly currencies: readonly string[];
  readonly pending: boolean;
  /** The last payment's outcome is unknown: charging again has to be confirmed. */
  readonly confirm: boolean;
}

function currencyName(code: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(code);
  return name === undefined || name === code ? code : `${code} – ${name}`;
}

/** Amount, currency and description of a payment to be opened. */
export function StartForm(props: StartFormProps) {
  const { client, draft, problem, currencies, pending, confirm } = props;
  const { say, locale } = useLanguage();
  const amount = useRef<HTMLInputElement>(null);
  const chargeAgain = useRef<HTMLInputElement>(null);
  const wrong = problem?.field;
  const words = problem && draftProblemWords(say, problem, draft.currency);

  useEffect(() => {
    if (problem?.field === 'amount') amount.current?.focus();
    if (problem?.field === 'chargeAgain') chargeAgain.current?.focus();
  }, [problem]);

  const start = () => client.press({ kind: 'start' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start();
  };

  return (
    <form noValidate autoComplete="off" onSubmit={submit}>
      <Box display="flex" flexDirection="column" rowGap="space50">
        <Box>
          <Label htmlFor="payment-amount">{say('PaymentAmount')}</Label>
          <Input
            ref={amount}
            id="payment-amount"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={draft.amount}
            onChange={(event) => client.edit({ amount: event.target.value })}
            hasError={wrong === 'amount'}
            aria-invalid={wrong === 'amount'}
            aria-describedby={wrong === 'amount' ? 'payment-amount-problem' : undefined}
          />
          {wrong === 'amount' && (
            <Box marginTop="space20">
              <Notice id="payment-amount-problem">{words}</Notice>
            </Box>
          )}
        </Box>
        <Box>
          <Label htmlFor="payment-currency">{say('PaymentCurrency')}</Label>
          <Select
            id="payment-currency"
            value={draft.currency}
            onChange={(event) => client.edit({ currency: event.target.value })}
          >
            {currencies.map((code) => (
              <Option key={code} value={code}>
                {currencyName(code, locale)}
              </Option>
            ))}
          </Select>
        </Box>
        <Box>
          <Label htmlFor="payment-description">{say('PaymentDescription')}</Label>
          <Input
            id="payment-description"
            type="text"
            autoComplete="off"
            maxLength={200}
            value={draft.description}
            onChange={(event) => client.edit({ description: event.target.value })}
            aria-describedby="payment-description-help"
          />
          <HelpText id="payment-description-help">{say('PaymentDescriptionHelp')}</HelpText>
        </Box>
        {confirm && (
          <Box>
            <Checkbox
              ref={chargeAgain}
              id="payment-charge-again"
              checked={draft.chargeAgain}
              onChange={(event) => client.edit({ chargeAgain: event.target.checked })}
              hasError={wrong === 'chargeAgain'}
              aria-describedby={wrong === 'chargeAgain' ? 'payment-confirm-problem' : undefined}
            >
              {say('PaymentChargeAgain')}
            </Checkbox>
            {wrong === 'chargeAgain' && <Notice id="payment-confirm-problem">{words}</Notice>}
          </Box>
        )}
        <Box>
          <PressButton kind="primary" off={pending} onPress={start}>
            {say('PaymentStart')}
          </PressButton>
        </Box>
      </Box>
    </form>
  );
}
