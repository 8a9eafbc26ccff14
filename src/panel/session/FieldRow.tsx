import { Box } from '@twilio-paste/core/box';
import { memo, useRef } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Problem } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import type { FieldView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';
import { Notice } from '../parts/Notice';
import { PressButton } from '../parts/PressButton';
import { useSecondPress } from './useSecondPress';
import type { StringKey } from '../words/strings';
import { brandName, entryError, fieldName, problemWords } from '../words/words';

export interface FieldRowProps {
  readonly client: PaymentClient;
  readonly row: FieldView;
  /** The agent may act, so there is a button. */
  readonly askable: boolean;
  /** Nothing can be pressed at this moment. */
  readonly inactive: boolean;
  /** This row's button was pressed, and Twilio has not taken the question yet: keys would be lost. */
  readonly asking: boolean;
  /** The field that the caller is keying in. */
  readonly entering: Field | null;
  /** Why the last press of this row's button came to nothing. */
  readonly problem: Problem | null;
}

const stateKeys = {
  'not-asked': 'PaymentFieldNotAsked',
  asked: 'PaymentFieldAsked',
  'asked-again': 'PaymentFieldAsked',
  entering: 'PaymentFieldEntering',
  captured: 'PaymentFieldCaptured',
} as const satisfies Record<Exclude<FieldView['state'], 'refused'>, StringKey>;

/** How many keys the caller has pressed, or had pressed when the entry was refused; 0 where none was seen. */
function useDigits({ state, shown }: FieldView): number {
  const digits = useRef(0);
  if (state === 'entering') digits.current = shown.replaceAll(/\W/g, '').length;
  else if (state !== 'refused') digits.current = 0;
  return digits.current;
}

/** One field of the payment: its masked value, how far it is, and the button to ask for it. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { client, row, askable, inactive, asking, entering, problem } = props;
  const language = useLanguage();
  const { say } = language;
  const name = fieldName(say, row.field);
  const first =
    row.state === 'not-asked' || (asking && row.state === 'asked' && row.timesAsked < 2);
  const stateKey = asking ? 'PaymentFieldAsking' : row.state !== 'refused' && stateKeys[row.state];
  const refused = row.error === null || asking ? null : { error: row.error, cause: row.cause };
  const digits = useDigits(row);
  const count = String(digits);
  const other = entering === row.field ? null : entering;
  const loses = other !== null || row.state === 'entering' || row.state === 'captured';
  const confirm = useSecondPress(loses, () => client.press({ kind: 'capture', field: row.field }));
  const helpId = `payment-ask-${row.field}`;
  const stands = stateKey ? say(stateKey, { count }) : '';
  const help = other
    ? say('PaymentAskConfirmOther', { field: fieldName(say, other) })
    : say('PaymentAskConfirmHelp');
  const state = confirm.armed ? help : stands;
  const askKey = first ? 'PaymentAsk' : 'PaymentAskAgain';
  return (
    <Box
      role="group"
      aria-label={name}
      paddingY="space30"
      borderBottomStyle="solid"
      borderBottomWidth="borderWidth10"
      borderBottomColor="colorBorderWeaker"
    >
      <Box display="flex" columnGap="space20" alignItems="center" minHeight="sizeSquare70">
        <Box
          flex="1 1 0"
          minWidth="0"
          color="colorText"
          fontSize="fontSize30"
          fontWeight="fontWeightSemibold"
        >
          {name}
        </Box>
        {askable && (
          <PressButton
            kind="secondary"
            size="small"
            label={say(first ? 'PaymentAskFor' : 'PaymentAskAgainFor', { field: name })}
            inactive={inactive}
            action={row.field}
            describedBy={confirm.armed ? helpId : undefined}
            onPress={confirm.press}
          >
            {say(confirm.armed ? 'PaymentAskConfirm' : askKey)}
          </PressButton>
        )}
      </Box>
      {/* Room for three lines: what is said of an entry moves no row below it. */}
      <Box minHeight="sizeSquare130">
        {!refused && (
          <Box display="flex" columnGap="space30" alignItems="baseline" minHeight="sizeSquare60">
            <Box as="span" color="colorText" fontFamily="fontFamilyCode" whiteSpace="nowrap">
              {row.shown}
            </Box>
            {row.brand !== null && (
              <Box as="span" color="colorTextWeak" fontSize="fontSize30">
                {brandName(row.brand)}
              </Box>
            )}
          </Box>
        )}
        {state !== '' && (
          <Box
            id={helpId}
            role={confirm.armed ? 'alert' : undefined}
            color={
              !confirm.armed && row.state === 'captured' ? 'colorTextSuccess' : 'colorTextWeak'
            }
            fontSize="fontSize20"
            lineHeight="lineHeight10"
          >
            {state}
          </Box>
        )}
        {problem && <Notice small>{problemWords(language, problem)}</Notice>}
        {refused && (
          <Notice small>
            {entryError(say, refused.error, refused.cause)}
            {refused.error === 'input-timeout' && digits > 0 && (
              <Box>{say('PaymentFieldStopped', { count })}</Box>
            )}
          </Notice>
        )}
      </Box>
    </Box>
  );
});
