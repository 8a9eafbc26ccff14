import { troubleOf } from './trouble';

/** As documented: ErrorType, Result, the error dictionary. */
const documented = [
  ...['input-timeout', 'invalid-card-number', 'invalid-card-type', 'invalid-date'],
  ...['invalid-security-code', 'invalid-postal-code', 'invalid-bank-routing-number'],
  ...['invalid-bank-account-number', 'invalid-bank-account-type'],
  ...['invalid-card-number-security-code-capture-sequence', 'input-matching-failed'],
  ...['session-in-progress', 'internal-error'],
  ...['payment-connector-error', 'caller-interrupted-with-star', 'caller-hung-up'],
  ...['validation-error', 'too-many-failed-attempts', 'transaction-cancelled'],
  ...Array.from({ length: 24 }, (_, index) => String(64001 + index)),
  ...['20003', '20404', '20409', '20422', '20429', '21220', '21609', '11200', '11205', '82002'],
];

describe('R51 error codes', () => {
  it.each(documented)('%s has a next step and says whether it may be tried again', (code) => {
    const trouble = troubleOf(code);
    expect(typeof trouble?.next).toBe('string');
    expect(typeof trouble?.mayRetry).toBe('boolean');
  });

  it('R50 an unknown one has none', () => {
    expect(troubleOf('64099')).toBeUndefined();
    expect(troubleOf('constructor')).toBeUndefined();
  });
});
