import { cardFields, firstEntryOf, matcherOf, readField } from './field';

describe('the fields', () => {
  it.each(cardFields)('%s is the first entry of itself and of its second one', (field) => {
    expect(firstEntryOf(field)).toBe(field);
    expect(firstEntryOf(matcherOf(field))).toBe(field);
  });

  it.each([
    ['expiration-date', 'expiration-date'],
    ['ExpirationDate', 'expiration-date'],
    ['PaymentCardPostalCode', 'postal-code'],
    ['postal-code', 'postal-code'],
    ['BankAccountNumber', 'bank-account-number'],
    ['shoe-size', undefined],
  ])('%s is read as %s', (token, field) => {
    expect(readField(token)).toBe(field);
  });
});
