import { Box } from '@twilio-paste/core/box';
import { memo } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Problem } from '../../client/snapshot';
import type { FieldView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';
import { Notice } from '../parts/Notice';
import { PressButton } from '../parts/PressButton';
import type { StringKey } from '../words/strings';
import { brandName, entryError, fieldName, problemWords } from '../words/words';

export interface FieldRowProps {
  readonly client: PaymentClient;
  readonly row: FieldView;
  /** The session is still being collected, so fields can be asked for. */
  readonly askable: boolean;
  readonly pending: boolean;
  /** This row's button was pressed, and Twilio has not taken the question yet: keys would be lost. */
  readonly asking: boolean;
  /** Why the last press of this row's button came to nothing. */
  readonly problem: Problem | null;
}

const stateKeys = {
  'not-asked': 'PaymentFieldNotAsked',
  asked: 'PaymentFieldAsked',
  entering: 'PaymentFieldEntering',
  captured: 'PaymentFieldCaptured',
} as const satisfies Record<Exclude<FieldView['state'], 'refused'>, StringKey>;

/** One field of the payment: its masked value, how far it is, and the button to ask for it. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { client, row, askable, pending, asking, problem } = props;
  const { say } = useLanguage();
  const name = fieldName(say, row.field);
  const first =
    row.state === 'not-asked' || (asking && row.state === 'asked' && row.timesAsked < 2);
  const stateKey = asking ? 'PaymentFieldAsking' : row.state !== 'refused' && stateKeys[row.state];
  return (
    <Box
      role="group"
      aria-label={name}
      paddingY="space40"
      borderBottomStyle="solid"
      borderBottomWidth="borderWidth10"
      borderBottomColor="colorBorderWeaker"
    >
      <Box
        display="flex"
        flexWrap="wrap"
        columnGap="space20"
        rowGap="space30"
        alignItems="center"
        justifyContent="space-between"
      >
        <Box flex="1 1 0">
          <Box color="colorText" fontSize="fontSize30" fontWeight="fontWeightSemibold">
            {name}
          </Box>
          {row.shown !== '' && (
            <Box display="flex" flexWrap="wrap" columnGap="space30" alignItems="baseline">
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
          {stateKey && (
            <Box
              color={stateKey === 'PaymentFieldCaptured' ? 'colorTextSuccess' : 'colorTextWeak'}
              fontSize="fontSize20"
            >
              {say(stateKey)}
            </Box>
          )}
        </Box>
        {askable && (
          <PressButton
            kind="secondary"
            size="small"
            label={say(first ? 'PaymentAskFor' : 'PaymentAskAgainFor', { field: name })}
            off={pending}
            onPress={() => client.press({ kind: 'capture', field: row.field })}
          >
            {say(first ? 'PaymentAsk' : 'PaymentAskAgain')}
          </PressButton>
        )}
      </Box>
      {problem && (
        <Notice>{problemWords(say, problem, { kind: 'capture', field: row.field })}</Notice>
      )}
      {row.error !== null && !asking && (
        <Box marginTop="space20">
          <Notice>{entryError(say, row.error)}</Notice>
        </Box>
      )}
    </Box>
  );
});
