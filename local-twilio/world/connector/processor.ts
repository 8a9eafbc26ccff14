import { randomBytes } from 'node:crypto';
import { settings } from '../../settings';
import type { ConnectorReply, ConnectorRequest } from './schemas';

/** One transaction as `GET /connector/transactions` lists it. */
interface Transaction {
  readonly transactionId: string;
  readonly method: 'charge' | 'tokenize';
  /** Decimal string as received; null when tokenizing, as is the currency. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly description: string | null;
  readonly postalCode: string | null;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** Masked to the last four digits; null for a bank account. */
  readonly cardNumber: string | null;
  /** Of a bank account only; the account number masked to the last two digits. */
  readonly routingNumber?: string;
  readonly bankAccountNumber?: string;
  readonly result: 'charged' | 'tokenized' | 'declined';
}

export interface Decline {
  readonly code: string;
  readonly message: string;
}

/** Card and account numbers this processor declines, for a charge and for a token alike. */
export const declined: ReadonlyMap<string, Decline> = new Map([
  ['4000000000000002', { code: 'card_declined', message: 'card is declined' }],
  ['4000000000009995', { code: 'insufficient_funds', message: 'insufficient funds' }],
  ['4000000000000069', { code: 'expired_card', message: 'card has expired' }],
  ['4000000000000127', { code: 'incorrect_cvc', message: 'security code is incorrect' }],
  ['4000000000000119', { code: 'processing_error', message: 'processing error' }],
  ['4000000000000101', { code: 'card_not_supported', message: 'card is not supported' }],
  ['111111116', { code: 'account_closed', message: 'bank account is closed' }],
  ...Object.entries(settings.cards ?? {}).map(([number, code]): [string, Decline] => [
    number,
    { code, message: code.replaceAll('_', ' ') },
  ]),
]);

export interface Handled {
  readonly reply: ConnectorReply;
  /** Whether the transaction id was already handled, so that nothing happened now. */
  readonly repeated: boolean;
}

/** The local merchant's payment processor. */
export interface Processor {
  /** Charges or tokenizes once per transaction id: a repeated one gets the first answer again. */
  handle(request: ConnectorRequest): Handled;
  /** Oldest first. */
  transactions(): readonly Transaction[];
  /** Forgets all transactions. */
  readonly forget: () => void;
}

/** Letters only, so that no part of it can be taken for a card number. */
const newId = (prefix: string): string =>
  prefix + [...randomBytes(24)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');

const lastOf = (digits: string, shown: number, mask: string): string =>
  digits.slice(-shown).padStart(digits.length, mask);

const sourceOf = (request: ConnectorRequest) =>
  'cardnumber' in request
    ? { postalCode: request.postal_code, cardNumber: lastOf(request.cardnumber, 4, 'x') }
    : {
        postalCode: null,
        cardNumber: null,
        routingNumber: request.routingnumber,
        bankAccountNumber: lastOf(request.bankaccountnumber, 2, '*'),
      };

export function createProcessor(): Processor {
  const handled = new Map<string, { transaction: Transaction; reply: ConnectorReply }>();

  function process(request: ConnectorRequest) {
    const decline = declined.get(
      'cardnumber' in request ? request.cardnumber : request.bankaccountnumber,
    );
    const error = { error_code: decline?.code ?? null, error_message: decline?.message ?? null };
    const charge = request.method === 'charge';
    const transaction: Transaction = {
      transactionId: request.transaction_id,
      method: request.method,
      amount: charge ? request.amount : null,
      currency: charge ? request.currency_code : null,
      description: request.description,
      parameters: request.parameters,
      ...sourceOf(request),
      result: decline ? 'declined' : charge ? 'charged' : 'tokenized',
    };
    const reply = charge
      ? { charge_id: newId('ch_'), ...error }
      : { token_id: newId('tok_'), ...error };
    return { transaction, reply };
  }

  return {
    handle(request) {
      const known = handled.get(request.transaction_id);
      const { transaction, reply } = known ?? process(request);
      handled.set(request.transaction_id, { transaction, reply });
      return { reply, repeated: known !== undefined };
    },
    transactions: () => [...handled.values()].map(({ transaction }) => transaction),
    forget: () => {
      handled.clear();
    },
  };
}
