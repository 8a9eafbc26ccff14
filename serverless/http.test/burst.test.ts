import type { LocalTwilio } from '../../local-twilio/server';
import { start } from './harness';
import { keyed, query, type Signed, signed } from './signed';

/* Many callers key in at once, and one process of the functions has it all. */

let local: LocalTwilio;
let twilio: Signed;

beforeAll(async () => {
  local = await start();
  twilio = signed(local);
});
afterAll(() => local.close());

const CALLS = 60;
const DIGITS = 5;

test('loses none of 300 callbacks of 60 calls that come at once', async () => {
  const calls = await Promise.all(Array.from({ length: CALLS }, () => twilio.openPayment()));
  // Twilio sends the callbacks of one call one after another.
  const answers = await Promise.all(
    calls.map(async (callSid) => {
      const statuses: number[] = [];
      for (let digits = 1; digits <= DIGITS; digits += 1) {
        const fields = { ...keyed, PaymentCardNumber: 'x'.repeat(digits) };
        statuses.push((await twilio.callBack(query(callSid), fields)).status);
      }
      return statuses;
    }),
  );

  expect(answers.flat()).toEqual(Array.from({ length: CALLS * DIGITS }, () => 204));
  for (const callSid of calls) {
    const { document } = await twilio.stored(callSid);
    expect(document.current?.answers['payment-card-number']).toMatchObject({
      state: 'entering',
      value: 'x'.repeat(DIGITS),
    });
  }
});
