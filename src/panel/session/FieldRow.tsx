import { Box } from '@twilio-paste/core/box';
import { memo, useCallback, useRef } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Problem } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import type { FieldView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';
import { Brand } from '../parts/Brand';
import { Notice } from '../parts/Notice';
import { PressButton } from '../parts/PressButton';
import { Elapsed } from './Elapsed';
import { type Step, StepMark } from './StepMark';
import { useSecondPress } from './useSecondPress';
import type { Say } from '../words/strings';
import { entryError, fieldName, problemWords } from '../words/words';

export interface FieldRowProps {
  readonly client: PaymentClient;
  readonly row: FieldView;
  /** Keys that ask for it, where it is the next one. */
  readonly keys: string | undefined;
  /** Its place among the fields, from 1. */
  readonly number: number;
  /** The agent may act, so there is a button. */
  readonly askable: boolean;
  /** Nothing can be pressed at this moment. */
  readonly inactive: boolean;
  /** This row's button was pressed, and Twilio has not taken the question yet: keys would be lost. */
  readonly asking: boolean;
  /** The field that the caller is keying in. */
  readonly entering: Field | null;
  /** When something was last heard of the payment; null where the caller is not on this field. */
  readonly heardAt: number | null;
  /** Why the last press of this row's button came to nothing. */
  readonly problem: Problem | null;
}

/** How many keys the caller has pressed, or had pressed when the entry was refused; 0 where none was seen. */
function useDigits({ state, shown }: FieldView): number {
  const digits = useRef(0);
  if (state === 'entering') digits.current = shown.replaceAll(/\W/g, '').length;
  else if (state !== 'refused') digits.current = 0;
  return digits.current;
}

function stepOf({ state }: FieldView): Step {
  switch (state) {
    case 'not-asked':
      return 'to-come';
    case 'asked':
    case 'asked-again':
    case 'entering':
      return 'alive';
    case 'captured':
    case 'refused':
      return state;
  }
}

const backgrounds = {
  'to-come': ['colorBackgroundBody', 'transparent'],
  alive: ['colorBackgroundPrimaryWeakest', 'colorBorderPrimary'],
  captured: ['colorBackgroundBody', 'transparent'],
  refused: ['colorBackgroundErrorWeakest', 'colorBorderError'],
} as const;

/** What is said of a field beside its value. */
function stateWords(say: Say, { state }: FieldView, asking: boolean, digits: number): string {
  if (asking) return say('PaymentFieldAsking');
  switch (state) {
    case 'asked':
    case 'asked-again':
      return say('PaymentFieldAsked');
    case 'entering':
      return say('PaymentFieldDigits', { count: String(digits) });
    case 'not-asked':
    case 'captured':
    case 'refused':
      return '';
  }
}

/** The masked value, and below it how far it is and for how long nothing was heard: none of it moves another. */
function Entry(props: {
  readonly row: FieldView;
  readonly asking: boolean;
  readonly digits: number;
  /** Something else has to be said in the place of the second line. */
  readonly replaced: boolean;
  readonly heardAt: number | null;
}) {
  const { row, asking, digits, replaced, heardAt } = props;
  const { say } = useLanguage();
  const weak = stateWords(say, row, asking, digits);
  const empty = row.shown === '';
  return (
    <>
      <Box
        display="flex"
        columnGap="space30"
        alignItems="center"
        minHeight="sizeSquare60"
        color="colorTextWeak"
        fontSize="fontSize20"
        whiteSpace="nowrap"
      >
        {!empty && (
          <Box as="span" color="colorText" fontFamily="fontFamilyCode" fontSize="fontSize30">
            {row.shown}
          </Box>
        )}
        {row.brand !== null && <Brand brand={row.brand} />}
        {empty && <span>{weak}</span>}
      </Box>
      {!replaced && (
        <Box display="flex" color="colorTextWeak" fontSize="fontSize20" lineHeight="lineHeight10">
          {!empty && <span>{weak}</span>}
          {heardAt !== null && !asking && <Elapsed since={heardAt} />}
        </Box>
      )}
    </>
  );
}

/** What a first press would lose, so that it takes a second one; null where one press does it. */
function lossOf({ field, state }: FieldView, entering: Field | null): Loss | null {
  if (entering !== null && entering !== field) return { kind: 'other', field: entering };
  switch (state) {
    case 'entering':
    case 'captured':
      return { kind: 'entry', field };
    case 'asked':
    case 'asked-again':
      return { kind: 'question', field };
    case 'not-asked':
    case 'refused':
      return null;
  }
}

/** Of a question nothing was heard yet, but a key may be on its way. */
interface Loss {
  readonly kind: 'other' | 'entry' | 'question';
  readonly field: Field;
}

function lossWords(say: Say, loss: Loss): string {
  switch (loss.kind) {
    case 'other':
      return say(`PaymentAskConfirmOther_${loss.field}`);
    case 'entry':
      return say('PaymentAskConfirmHelp');
    case 'question':
      return say('PaymentAskedAlready');
  }
}

/** One field of the payment: its masked value, how far it is, and the button to ask for it. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { client, row, number, askable, inactive, asking, entering, heardAt, problem } = props;
  const language = useLanguage();
  const { say } = language;
  const name = fieldName(say, row.field);
  const first = row.state === 'not-asked' || (row.state === 'asked' && row.timesAsked < 2);
  const refused = row.error === null || asking ? null : { error: row.error, cause: row.cause };
  const digits = useDigits(row);
  // What was wrong with half an entry is said by its digits.
  const stopped = row.error === 'input-timeout' && digits > 0;
  const loss = asking ? null : lossOf(row, entering);
  const { field } = row;
  const ask = useCallback(() => client.press({ kind: 'capture', field }), [client, field]);
  const confirm = useSecondPress(loss && `${loss.kind} ${loss.field}`, ask);
  const armed = confirm.armed ? loss : null;
  const helpId = `payment-ask-${row.field}`;
  const askKey = first ? 'PaymentAsk' : 'PaymentAskAgain';
  const step = asking ? 'alive' : stepOf(row);
  const [backgroundColor, borderLeftColor] = backgrounds[step];
  return (
    <Box
      role="group"
      aria-label={name}
      display="flex"
      columnGap="space30"
      marginX="spaceNegative50"
      paddingRight="space50"
      paddingLeft="space40"
      paddingY="space20"
      borderLeftStyle="solid"
      borderLeftWidth="borderWidth30"
      borderLeftColor={borderLeftColor}
      backgroundColor={backgroundColor}
    >
      <StepMark step={step} number={number} />
      <Box flex="1 1 0" minWidth="0">
        <Box display="flex" columnGap="space20" alignItems="center" minHeight="sizeSquare80">
          <Box
            flex="1 1 0"
            minWidth="0"
            overflowWrap="anywhere"
            color="colorText"
            fontSize="fontSize30"
            lineHeight="lineHeight10"
            fontWeight="fontWeightSemibold"
          >
            {name}
          </Box>
          {askable && (
            <PressButton
              kind={refused ? 'primary' : 'secondary'}
              size="small"
              label={say(first ? 'PaymentAskFor' : 'PaymentAskAgainFor', { field: name })}
              inactive={inactive}
              action={row.field}
              keys={props.keys}
              describedBy={armed ? helpId : undefined}
              onPress={confirm.press}
            >
              {say(armed ? 'PaymentAskConfirm' : askKey)}
            </PressButton>
          )}
        </Box>
        {/* Room for two lines: what is said of an entry moves no row below it. */}
        <Box minHeight="sizeSquare100">
          {!refused && (asking || row.state !== 'not-asked') && (
            <Entry
              row={row}
              asking={asking}
              digits={digits}
              replaced={armed !== null}
              heardAt={heardAt}
            />
          )}
          {armed && (
            <Box
              id={helpId}
              role={armed.kind === 'question' ? undefined : 'alert'}
              color="colorText"
              fontSize="fontSize20"
              lineHeight="lineHeight10"
            >
              {lossWords(say, armed)}
            </Box>
          )}
          {problem && <Notice small>{problemWords(language, problem)}</Notice>}
          {refused && !armed && (
            <Notice small>
              {entryError(say, refused.error, stopped ? null : refused.cause)}
              {stopped && <> {say('PaymentFieldStopped', { count: String(digits) })}</>}
            </Notice>
          )}
        </Box>
      </Box>
    </Box>
  );
});
