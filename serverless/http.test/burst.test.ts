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

test('loses none of 300 callbacks that come at once', async () => {
  const calls = await Promise.all(Array.from({ length: CALLS }, () => twilio.openPayment()));
  const masks = Array.from({ length: DIGITS }, (_, index) => 'x'.repeat(index + 1));

  const answers = await Promise.all(
    calls.flatMap((callSid) =>
      masks.map((PaymentCardNumber) =>
        twilio.callBack(query(callSid), { ...keyed, PaymentCardNumber }),
      ),
    ),
  );

  expect(answers).toHaveLength(300);
  expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
  for (const callSid of calls) {
    const { document } = await twilio.stored(callSid);
    expect(document.current?.answers['payment-card-number']).toMatchObject({
      state: 'entering',
      value: 'x'.repeat(DIGITS),
    });
  }
});
