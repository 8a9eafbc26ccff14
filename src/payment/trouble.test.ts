import { isTroubleCode, troubles } from './trouble';

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
  it('knows every documented one', () => {
    expect(documented.filter((code) => !isTroubleCode(code))).toEqual([]);
  });

  it('never says that the same may be tried again where only an administrator can help', () => {
    const contradicted = Object.entries(troubles).filter(
      ([, { next, mayRetry }]) => mayRetry && next === 'call-administrator',
    );
    expect(contradicted).toEqual([]);
  });

  it('R50 does not know others', () => {
    expect(['64099', 'constructor', ''].filter(isTroubleCode)).toEqual([]);
  });
});
