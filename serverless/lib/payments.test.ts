import fc from 'fast-check';
import { parseMoney } from '../../src/payment/money';
import { paymentOptions } from './payment-options';
import { chargeAmount } from './payments';

/** Without the zeros at the end that a number does not print. */
const shortened = (amount: string) =>
  amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;

test('the amount sent is the amount shown, for every amount that can be charged (R30)', () => {
  const amounts = fc.tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.integer({ min: 0, max: 999 }),
    fc.constantFrom(...paymentOptions.currencies),
  );
  fc.assert(
    fc.property(amounts, ([whole, thousandths, currency]) => {
      for (const decimals of [0, 2, 3]) {
        const fraction = String(thousandths).padStart(3, '0').slice(0, decimals);
        const parsed = parseMoney(decimals === 0 ? `${whole}` : `${whole}.${fraction}`, currency);
        if (!parsed.ok) continue;
        expect(String(chargeAmount(parsed.money))).toBe(shortened(parsed.money.amount));
      }
    }),
  );
});
