/*
 * What the payment panel tells other plugins, and takes from them. Types only: there is nothing to load.
 * The panel itself is compiled against this file.
 */

/** Amounts are decimal texts with the decimals of the currency, e.g. `12.50`. */
type Price =
  | { readonly amount: string; readonly currency: string; readonly tokenType?: undefined }
  | { readonly tokenType: 'one-time' | 'reusable' | 'payment-method' };

/** Which payment an event is about. */
type Payment = Price & {
  readonly taskSid: string;
  /** Key of the payment session, the same as in the merchant's reports. */
  readonly session: string;
  readonly processor: string;
  readonly method: 'credit-card' | 'ach-debit';
  readonly description: string;
};

/** Twilio opened the payment session. */
export type PaymentStarted = Payment;

/** The caller has entered a field. */
export type PaymentCaptured = Payment & {
  /** Twilio's name of the field, e.g. `payment-card-number`. */
  readonly field: string;
  /** Masked, exactly as the agent sees it. */
  readonly shown: string;
  /** Twilio's name of the card's brand; null if it named none. */
  readonly brand: string | null;
};

/**
 * The payment has an outcome. After `unknown` another may follow for the same session: it settles the first.
 */
export type PaymentFinished = Payment & {
  readonly outcome:
    | { readonly kind: 'succeeded'; readonly confirmationCode: string | null }
    | { readonly kind: 'failed'; readonly reason: string; readonly payErrorCode: string | null }
    | { readonly kind: 'cancelled' }
    /** The card or account may have been charged: never take it for either. */
    | { readonly kind: 'unknown' };
};

/** The events on `manager.events`, with their payloads. */
export interface PaymentEvents {
  readonly PaymentStarted: PaymentStarted;
  readonly PaymentCaptured: PaymentCaptured;
  readonly PaymentFinished: PaymentFinished;
}

/** Payload of the action `OpenPayment`; all of it may be left out. */
export interface OpenPayment {
  /** The task itself. Without `task` and `sid` the task that is selected. */
  readonly task?: { readonly sid: string };
  /** Task or reservation SID. */
  readonly sid?: string;
  readonly amount?: string | number;
  readonly currency?: string;
  readonly description?: string;
  readonly processor?: string;
  readonly method?: 'credit-card' | 'ach-debit';
  readonly purpose?: 'charge' | 'one-time' | 'reusable' | 'payment-method';
  /** Values by parameter name. */
  readonly parameters?: Readonly<Record<string, string>>;
}
