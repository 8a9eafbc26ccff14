import type { LocalTwilio } from '../../local-twilio/server';
import { functionUrl, metrics, resetMetrics, start } from './harness';
import { keyed, query, type Signed, signed } from './signed';

/* Twilio may serve the functions by several processes: each remembers a call's document, which others change. */

let local: LocalTwilio;
let openPayment: Signed['openPayment'];
let callBack: Signed['callBack'];
beforeAll(async () => {
  local = await start({ functionProcesses: 2 });
  ({ openPayment, callBack } = signed(local));
});
afterAll(() => local.close());

/** The other process answers something that has nothing to do with payments. */
const skipTurn = () => fetch(`${functionUrl(local, 'texts')}?Language=en`);

test('a callback reads first while another process writes the document too, and no longer than that', async () => {
  const address = query(await openPayment());
  let PaymentCardNumber = '';
  /** Requests to Sync for the next key. */
  const key = async () => {
    PaymentCardNumber += 'x';
    await resetMetrics(local);
    expect((await callBack(address, { ...keyed, PaymentCardNumber })).status).toBe(204);
    return (await metrics(local))['sync.twilio.com'];
  };
  const readAndWrite = { GET: 1, POST: 1 };
  // Each process reads the document once, then finds out that it does not write it alone.
  for (const _process of [1, 2]) expect(await key()).toEqual(readAndWrite);
  for (const _process of [1, 2]) expect(await key()).toEqual({ GET: 1, POST: 2 });
  for (const _turn of [1, 2, 3, 4]) expect(await key()).toEqual(readAndWrite);

  // It finds nothing but what it wrote itself, and need not look any more.
  await skipTurn();
  expect(await key()).toEqual(readAndWrite);
  await skipTurn();
  expect(await key()).toEqual({ POST: 1 });
});
