import { randomBytes } from 'node:crypto';
import type { ConnectorReply, ConnectorRequest } from './schemas';

/** One transaction as `GET /connector/transactions` lists it. */
export interface Transaction {
  readonly transactionId: string;
  readonly method: 'charge' | 'tokenize';
  /** Decimal string as received; null when tokenizing, as is the currency. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly description: string | null;
  readonly postalCode: string | null;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** Masked to the last four digits. */
  readonly cardNumber: string;
  readonly result: 'charged' | 'tokenized' | 'declined';
}

interface Decline {
  readonly code: string;
  readonly message: string;
}

/** Test cards this processor declines, for a charge and for a token alike. */
export const declinedCards: ReadonlyMap<string, Decline> = new Map([
  ['4000000000000002', { code: 'card_declined', message: 'card is declined' }],
  ['4000000000009995', { code: 'insufficient_funds', message: 'insufficient funds' }],
  ['4000000000000069', { code: 'expired_card', message: 'card has expired' }],
  ['4000000000000127', { code: 'incorrect_cvc', message: 'security code is incorrect' }],
  ['4000000000000119', { code: 'processing_error', message: 'processing error' }],
]);

/** The local merchant's card processor. */
export interface Processor {
  /** Charges or tokenizes once per transaction id: a repeated one gets the first answer again. */
  handle(request: ConnectorRequest): ConnectorReply;
  /** Oldest first. */
  transactions(): readonly Transaction[];
  /** No transaction has happened. */
  readonly forget: () => void;
}

/** Letters only, so that nothing takes a part of it for a card number. */
const newId = (prefix: string): string =>
  prefix + [...randomBytes(24)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');

export function createProcessor(): Processor {
  const handled = new Map<string, { transaction: Transaction; reply: ConnectorReply }>();

  function process(request: ConnectorRequest) {
    const decline = declinedCards.get(request.cardnumber);
    const error = { error_code: decline?.code ?? null, error_message: decline?.message ?? null };
    const charge = request.method === 'charge';
    const transaction: Transaction = {
      transactionId: request.transaction_id,
      method: request.method,
      amount: charge ? request.amount : null,
      currency: charge ? request.currency_code : null,
      description: request.description,
      postalCode: request.postal_code,
      parameters: request.parameters,
      cardNumber: request.cardnumber.slice(-4).padStart(request.cardnumber.length, 'x'),
      result: decline ? 'declined' : charge ? 'charged' : 'tokenized',
    };
    const reply = charge
      ? { charge_id: newId('ch_'), ...error }
      : { token_id: newId('tok_'), ...error };
    return { transaction, reply };
  }

  return {
    handle(request) {
      const known = handled.get(request.transaction_id) ?? process(request);
      handled.set(request.transaction_id, known);
      return known.reply;
    },
    transactions: () => [...handled.values()].map(({ transaction }) => transaction),
    forget: () => {
      handled.clear();
    },
  };
}
