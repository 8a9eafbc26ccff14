import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import type { Problem } from '../../client/snapshot';
import type { FieldView, RefusedField } from '../../payment/rules/view';
import { Brand } from '../parts/Brand';
import { Notice } from '../parts/Notice';
import { ofItsOwnSize } from '../parts/PanelStyle';
import { useLanguage } from '../words/context';
import type { Say } from '../words/strings';
import { entryError, problemWords } from '../words/words';
import { Elapsed } from './Elapsed';
import { useKeyed } from './context';
import { type Loss, lossWords } from './loss';

/** The masked value. */
function Shown() {
  return <>{useKeyed().shown}</>;
}

/** How many keys were pressed. */
function Digits() {
  const { say } = useLanguage();
  return <>{say('PaymentFieldDigits', { count: String(useKeyed().digits) })}</>;
}

/** What is said of a field beside its value. */
function stateWords(say: Say, state: FieldView['state'], asking: boolean): ReactNode {
  if (asking) return say('PaymentFieldAsking');
  switch (state) {
    case 'asked':
    case 'asked-again':
      return say('PaymentFieldAsked');
    case 'entering':
      return <Digits />;
    case 'not-asked':
    case 'captured':
    case 'refused':
      return '';
  }
}

interface ValueProps extends Pick<EntryProps, 'state' | 'empty' | 'brand' | 'asking'> {
  /** Something else has to be said in the place of the second line. */
  readonly replaced: boolean;
}

/** The masked value, and below it how far it is and for how long nothing was heard: none of it moves another. */
function Value({ state, empty, brand, asking, replaced }: ValueProps) {
  const { say } = useLanguage();
  const weak = stateWords(say, state, asking);
  return (
    <>
      <Box
        display="flex"
        columnGap="space30"
        alignItems="center"
        minHeight="sizeSquare70"
        color="colorTextWeak"
        fontSize="fontSize20"
        {...ofItsOwnSize}
      >
        {!empty && (
          <Box as="span" color="colorText" fontFamily="fontFamilyCode" fontSize="fontSize30">
            <Shown />
          </Box>
        )}
        {brand !== null && <Brand brand={brand} />}
        {empty && <span>{weak}</span>}
      </Box>
      {!replaced && (
        <Box
          display="flex"
          minHeight="sizeSquare50"
          color="colorTextWeak"
          fontSize="fontSize20"
          lineHeight="lineHeight10"
          {...(state === 'entering' && !asking && ofItsOwnSize)}
        >
          {!empty && (
            <Box as="span" overflow="hidden" textOverflow="ellipsis">
              {weak}
            </Box>
          )}
          {state !== 'captured' && !asking && (
            <Box as="span" marginLeft="auto" minWidth="sizeSquare150" textAlign="right">
              <Elapsed />
            </Box>
          )}
        </Box>
      )}
    </>
  );
}

/** Why an entry was refused; what was wrong with half an entry is said by its digits. */
function Refusal({ row }: { readonly row: RefusedField }) {
  const { say } = useLanguage();
  const { digits } = useKeyed();
  const stopped = row.error === 'input-timeout' && digits > 0;
  return (
    <Notice small>
      {entryError(say, row.error, stopped ? null : row.cause)}
      {stopped && <> {say('PaymentFieldStopped', { count: String(digits) })}</>}
    </Notice>
  );
}

export interface EntryProps {
  readonly state: FieldView['state'];
  /** No value is shown. */
  readonly empty: boolean;
  /** Twilio's name of the card's brand. */
  readonly brand: string | null;
  /** The row, if its entry was refused. */
  readonly refusal: RefusedField | null;
  /** The row's button was pressed, and Twilio has not taken the question yet. */
  readonly asking: boolean;
  /** What the next press of the row's button would lose. */
  readonly loss: Loss | null;
  /** By this id the button finds what it would lose. */
  readonly lossId: string;
  /** Why the last press of the row's button came to nothing. */
  readonly problem: Problem | null;
}

/** What the caller has entered into a field, and what is to be said of it. */
export function Entry(props: EntryProps) {
  const { state, empty, brand, asking, loss, lossId, problem } = props;
  const language = useLanguage();
  const refusal = asking ? null : props.refusal;
  return (
    // Room for two lines: what is said of an entry moves no row below it.
    <Box minHeight="sizeSquare110">
      {!refusal && (asking || state !== 'not-asked') && (
        <Value {...{ state, empty, brand, asking }} replaced={loss !== null} />
      )}
      {loss && (
        <Box
          id={lossId}
          role={loss.kind === 'question' ? undefined : 'alert'}
          color="colorText"
          fontSize="fontSize20"
          lineHeight="lineHeight10"
        >
          {lossWords(language.say, loss)}
        </Box>
      )}
      {problem && <Notice small>{problemWords(language, problem)}</Notice>}
      {refusal && !loss && <Refusal row={refusal} />}
    </Box>
  );
}
