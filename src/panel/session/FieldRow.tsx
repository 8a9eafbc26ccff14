import { Box } from '@twilio-paste/core/box';
import { memo, type ReactNode, useCallback } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Problem } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import type { FieldView } from '../../payment/rules/view';
import { PressButton, type PressButtonProps } from '../parts/PressButton';
import { useLanguage } from '../words/context';
import { fieldName } from '../words/words';
import { Entry } from './Entry';
import { lossOf } from './loss';
import { type Step, StepMark } from './StepMark';
import { useSecondPress } from './useSecondPress';

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

/** The field's name and the button to ask for it, which no digit changes. */
const Head = memo(function Head({ name, askable, ...button }: HeadProps) {
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
});

/** One field of the payment: its masked value, how far it is, and the button to ask for it. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { client, row, number, keys, askable, inactive, asking, entering, heardAt, problem } =
    props;
  const { say } = useLanguage();
  const { field } = row;
  const name = fieldName(say, field);
  const first = row.state === 'not-asked' || (row.state === 'asked' && row.timesAsked < 2);
  const loss = asking ? null : lossOf(row, entering);
  const ask = useCallback(() => client.press({ kind: 'capture', field }), [client, field]);
  const { armed, press } = useSecondPress(loss && `${loss.kind} ${loss.field}`, ask);
  const lossId = `payment-ask-${field}`;
  const askKey = first ? 'PaymentAsk' : 'PaymentAskAgain';
  return (
    <Frame name={name} step={asking ? 'alive' : stepOf(row)} number={number}>
      <Head
        name={name}
        askable={askable}
        kind={row.state === 'refused' && !asking ? 'primary' : 'secondary'}
        label={say(first ? 'PaymentAskFor' : 'PaymentAskAgainFor', { field: name })}
        inactive={inactive}
        action={field}
        keys={keys}
        describedBy={armed ? lossId : undefined}
        onPress={press}
      >
        {say(armed ? 'PaymentAskConfirm' : askKey)}
      </Head>
      <Entry {...{ row, asking, heardAt, lossId, problem }} loss={armed ? loss : null} />
    </Frame>
  );
});
