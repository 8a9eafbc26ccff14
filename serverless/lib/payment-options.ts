import type { Field } from '../../src/payment/field';

/** What this contact center offers. Edit here, build and deploy. */
export const paymentOptions: {
  /** ISO 4217; the first is preselected. The pay connector must accept each of them. */
  readonly currencies: readonly string[];
  /** What the caller keys in before the payment can be completed. */
  readonly fields: readonly Field[];
  /** Values of Twilio's `ValidCardTypes`; its own default is only visa, mastercard and amex. */
  readonly cardTypes: readonly string[];
} = {
  currencies: [
    'USD',
    'EUR',
    'GBP',
    'CAD',
    'AUD',
    'NZD',
    'CHF',
    'SEK',
    'NOK',
    'DKK',
    'PLN',
    'CZK',
    'JPY',
    'KRW',
    'INR',
    'MXN',
    'BRL',
    'SGD',
    'HKD',
    'ZAR',
    'AED',
    'BHD',
    'KWD',
  ],
  fields: ['payment-card-number', 'expiration-date', 'security-code', 'postal-code'],
  cardTypes: ['visa', 'mastercard', 'amex', 'maestro', 'discover', 'jcb', 'diners-club', 'enroute'],
};
