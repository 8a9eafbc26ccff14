import { Box } from '@twilio-paste/core/box';
import { memo, type ReactNode, useCallback, useRef } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Problem } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import { entryOf, type FieldView } from '../../payment/rules/view';
import { PressButton, type PressButtonProps, useSecondPress } from '../parts/PressButton';
import { useLanguage } from '../words/context';
import { fieldName } from '../words/words';
import { Entry, type EntryProps } from './Entry';
import { KeyedProvider } from './context';
import { lossOf } from './loss';
import { type Step, StepMark } from './StepMark';

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

function stepOf(state: FieldView['state']): Step {
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

interface FrameProps {
  readonly name: string;
  readonly step: Step;
  readonly number: number;
  readonly children: ReactNode;
}

/** A row in the colours of its step, with the step's mark. */
function Frame({ name, step, number, children }: FrameProps) {
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
      paddingTop="space20"
      borderLeftStyle="solid"
      borderLeftWidth="borderWidth30"
      borderLeftColor={borderLeftColor}
      backgroundColor={backgroundColor}
    >
      <StepMark step={step} number={number} />
      <Box flex="1 1 0" minWidth="0">
        {children}
      </Box>
    </Box>
  );
}

interface HeadProps extends PressButtonProps {
  readonly name: string;
  readonly askable: boolean;
}

/** The field's name and the button to ask for it. */
function Head({ name, askable, ...button }: HeadProps) {
  return (
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
      {askable && <PressButton size="small" {...button} />}
    </Box>
  );
}

type RowProps = Omit<FieldRowProps, 'row' | 'heardAt'> &
  Pick<EntryProps, 'state' | 'empty' | 'brand' | 'refusal'> &
  Pick<FieldView, 'field' | 'timesAsked'>;

/** The row around what a key of the caller changes: no key renders it. */
const Row = memo(function Row(props: RowProps) {
  const { client, field, state, timesAsked, number, keys, askable, inactive } = props;
  const { asking, entering, empty, brand, refusal, problem } = props;
  const { say } = useLanguage();
  const name = fieldName(say, field);
  const first = state === 'not-asked' || (state === 'asked' && timesAsked < 2);
  const loss = asking ? null : lossOf(field, state, entering);
  const ask = useCallback(() => client.press({ kind: 'capture', field }), [client, field]);
  const { armed, press } = useSecondPress(loss && `${loss.kind} ${loss.field}`, ask);
  const lossId = `payment-ask-${field}`;
  const askKey = first ? 'PaymentAsk' : 'PaymentAskAgain';
  return (
    <Frame name={name} step={asking ? 'alive' : stepOf(state)} number={number}>
      <Head
        name={name}
        askable={askable}
        kind={refusal && !asking ? 'primary' : 'secondary'}
        label={say(first ? 'PaymentAskFor' : 'PaymentAskAgainFor', { field: name })}
        inactive={inactive}
        action={field}
        keys={keys}
        describedBy={armed ? lossId : undefined}
        onPress={press}
      >
        {say(armed ? 'PaymentAskConfirm' : askKey)}
      </Head>
      <Entry
        {...{ state, empty, brand, refusal, asking, lossId, problem }}
        loss={armed ? loss : null}
      />
    </Frame>
  );
});

/** How many keys the caller has pressed, or had pressed when the entry was refused; 0 where none was seen. */
function useDigits(row: FieldView): number {
  const digits = useRef(0);
  if (row.state === 'entering') digits.current = row.shown.replaceAll(/\W/g, '').length;
  else if (row.state !== 'refused') digits.current = 0;
  return digits.current;
}

/** One field of the payment: its masked value, how far it is, and the button to ask for it. */
export const FieldRow = memo(function FieldRow({ row, heardAt, ...rest }: FieldRowProps) {
  const { field, state, timesAsked } = row;
  const { shown, brand } = entryOf(row);
  const digits = useDigits(row);
  return (
    <KeyedProvider value={{ shown, digits, heardAt }}>
      <Row
        {...rest}
        {...{ field, state, timesAsked, brand }}
        empty={shown === ''}
        refusal={row.state === 'refused' ? row : null}
      />
    </KeyedProvider>
  );
});
