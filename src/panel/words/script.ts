import type { Field } from '../../payment/card/field';
import { formatMoney } from '../../payment/offer/money';
import type { Collecting, PaymentSession } from '../../payment/rules/status';
import { isTroubleCode, troubles } from '../../payment/trouble';
import type { Language } from './context';
import type { StringKey } from './strings';

const refusals: Readonly<Record<string, StringKey>> = {
  'input-timeout': 'PaymentScriptRefused_timeout',
  'invalid-card-number': 'PaymentScriptRefused_number',
  'invalid-bank-routing-number': 'PaymentScriptRefused_number',
  'invalid-bank-account-number': 'PaymentScriptRefused_number',
  'invalid-card-type': 'PaymentScriptRefused_type',
  'invalid-date': 'PaymentScriptRefused_date',
  'invalid-security-code': 'PaymentScriptRefused_code',
  'input-matching-failed': 'PaymentScriptRefused_matching',
};

/** The field that the caller is on: being keyed in, or asked for last. */
function fieldAsked({ capturing, fields }: Collecting): Field | undefined {
  const asked = fields.findLast(({ now }) => now.state === 'asked' || now.state === 'asked-again');
  return capturing ?? asked?.field;
}

function collectingScript({ say, locale }: Language, session: Collecting): string {
  const field = fieldAsked(session);
  if (field) return say(`PaymentScriptAsk_${field}`);
  const errors = session.fields.flatMap(({ now }) => (now.state === 'refused' ? [now.error] : []));
  // What made an entry count no longer is said by the refusal of another one, if there is one.
  const error = errors.find((each) => each !== 'required-again') ?? errors[0];
  if (error !== undefined) return say(refusals[error] ?? 'PaymentScriptRefused');
  if (session.missing.length > 0 || session.unknownRequired.length > 0) return '';
  const { purpose } = session.order;
  return purpose.kind === 'charge'
    ? say('PaymentScriptCharge', { amount: formatMoney(purpose.charge, locale) })
    : say('PaymentScriptSave');
}

type Succeeded = Extract<PaymentSession, { status: 'succeeded' }>;

/** Short enough to be read out on the phone, long enough to be told apart. */
const ENDING_LENGTH = 4;

function succeededScript({ say, locale }: Language, session: Succeeded): string {
  const { purpose } = session.order;
  if (purpose.kind !== 'charge') return say('PaymentScriptSaved');
  const amount = formatMoney(purpose.charge, locale);
  const code = session.confirmationCode;
  if (code === null) return say('PaymentScriptCharged', { amount });
  const ending = Array.from(code.slice(-ENDING_LENGTH)).join('-');
  return say('PaymentScriptChargedCode', { amount, ending });
}

function wasDeclined(code: string | null): boolean {
  return code !== null && isTroubleCode(code) && troubles[code].next === 'another-account';
}

/** What to say to the caller where the payment stands now; empty where there is nothing. */
export function scriptLine(language: Language, session: PaymentSession): string {
  const { say } = language;
  switch (session.status) {
    case 'starting':
    case 'cancelling':
      return '';
    case 'collecting':
      return collectingScript(language, session);
    case 'completing':
      return say(session.order.confirmation ? 'PaymentScriptConfirm' : 'PaymentScriptWait');
    case 'succeeded':
      return succeededScript(language, session);
    case 'failed':
      return say(
        wasDeclined(session.payErrorCode) ? 'PaymentScriptDeclined' : 'PaymentScriptFailed',
      );
    case 'cancelled':
      return say('PaymentScriptCancelled');
    case 'unknown':
      return say('PaymentScriptUnknown');
  }
}
