import { Box } from '@twilio-paste/core/box';
import { useRef } from 'react';
import type { Problem } from '../../client/snapshot';
import { entryOf, type FieldView, type RefusedField } from '../../payment/rules/view';
import { Brand } from '../parts/Brand';
import { Notice } from '../parts/Notice';
import { useLanguage } from '../words/context';
import type { Say } from '../words/strings';
import { entryError, problemWords } from '../words/words';
import { Elapsed } from './Elapsed';
import { type Loss, lossWords } from './loss';

/** How many keys the caller has pressed, or had pressed when the entry was refused; 0 where none was seen. */
function useDigits(row: FieldView): number {
  const digits = useRef(0);
  if (row.state === 'entering') digits.current = row.shown.replaceAll(/\W/g, '').length;
  else if (row.state !== 'refused') digits.current = 0;
  return digits.current;
}

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
function Value(props: {
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
  const { shown, brand } = entryOf(row);
  const empty = shown === '';
  return (
    <>
      <Box
        display="flex"
        columnGap="space30"
        alignItems="center"
        minHeight="sizeSquare70"
        color="colorTextWeak"
        fontSize="fontSize20"
        whiteSpace="nowrap"
      >
        {!empty && (
          <Box as="span" color="colorText" fontFamily="fontFamilyCode" fontSize="fontSize30">
            {shown}
          </Box>
        )}
        {brand !== null && <Brand brand={brand} />}
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

/** Why an entry was refused; what was wrong with half an entry is said by its digits. */
function Refusal({ row, digits }: { readonly row: RefusedField; readonly digits: number }) {
  const { say } = useLanguage();
  const stopped = row.error === 'input-timeout' && digits > 0;
  return (
    <Notice small>
      {entryError(say, row.error, stopped ? null : row.cause)}
      {stopped && <> {say('PaymentFieldStopped', { count: String(digits) })}</>}
    </Notice>
  );
}

export interface EntryProps {
  readonly row: FieldView;
  /** The row's button was pressed, and Twilio has not taken the question yet. */
  readonly asking: boolean;
  /** When something was last heard of the payment; null where the caller is not on this field. */
  readonly heardAt: number | null;
  /** What the next press of the row's button would lose. */
  readonly loss: Loss | null;
  /** By this id the button finds what it would lose. */
  readonly lossId: string;
  /** Why the last press of the row's button came to nothing. */
  readonly problem: Problem | null;
}

/** What the caller has entered into a field, and what is to be said of it. */
export function Entry({ row, asking, heardAt, loss, lossId, problem }: EntryProps) {
  const language = useLanguage();
  const digits = useDigits(row);
  const refused = row.state === 'refused' && !asking ? row : null;
  return (
    // Room for two lines: what is said of an entry moves no row below it.
    <Box minHeight="sizeSquare110">
      {!refused && (asking || row.state !== 'not-asked') && (
        <Value {...{ row, asking, digits, heardAt }} replaced={loss !== null} />
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
      {refused && !loss && <Refusal row={refused} digits={digits} />}
    </Box>
  );
}
