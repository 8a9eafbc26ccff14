import type { Field } from '../../payment/card/field';
import type { FieldView } from '../../payment/rules/view';
import type { Say } from '../words/strings';

/** Of a question nothing was heard yet, but a key may be on its way. */
export interface Loss {
  readonly kind: 'other' | 'entry' | 'question';
  readonly field: Field;
}

/** What a first press would lose, so that it takes a second one; null where one press does it. */
export function lossOf(
  field: Field,
  state: FieldView['state'],
  entering: Field | null,
): Loss | null {
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

export function lossWords(say: Say, loss: Loss): string {
  switch (loss.kind) {
    case 'other':
      return say(`PaymentAskConfirmOther_${loss.field}`);
    case 'entry':
      return say('PaymentAskConfirmHelp');
    case 'question':
      return say('PaymentAskedAlready');
  }
}
