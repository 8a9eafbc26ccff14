import type { SyncClient, SyncDocument } from 'twilio-sync';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import { parseDocument } from '../../src/payment/document/parseDocument';
import type { CallDocument } from '../../src/payment/document/session';
import type { Agent } from './agents';
import { startConfigured } from './harness';
import { offered } from './offered';
import { eachOnACall, type OnCall, transactions } from './steps';
import { connect, shownOf, stateOf } from './watch';

/* What the documents hold at any moment of a payment that ends in a token, and of one by bank account. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;
let client: SyncClient;
let document: SyncDocument;
/** Every version of the call's document that an agent's browser is shown. */
let versions: unknown[];

// Declared first: the call ends after this.
afterEach(async () => {
  await client.shutdown();
});
eachOnACall(
  () => startConfigured(offered),
  (scene) => {
    ({ local, agent, on } = scene);
  },
);
beforeEach(async () => {
  const { body } = await agent.post('open', { ...on.call });
  const opened = v.parse(replySchemas.open, body);
  client = await connect(local, opened.syncToken);
  document = await client.document({ id: opened.document, mode: 'open_existing' });
  versions = [document.data];
  document.on('updated', ({ data }) => versions.push(data));
});

/** Completes, and waits until the last version is seen. */
async function succeed(session: string): Promise<readonly CallDocument[]> {
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  const last = on.watched.document();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (parseDocument(document.data)?.current?.outcome?.kind === last.current?.outcome?.kind)
        resolve();
    };
    document.on('updated', look);
    look();
  });
  return versions.map((data) => {
    const parsed = parseDocument(data);
    if (!parsed) throw new Error('not a document of ours');
    return parsed;
  });
}

/** At most four digits of anything keyed in, but a postal code, are shown at any moment. */
function expectMasked(documents: readonly CallDocument[]): void {
  let values = 0;
  for (const { current } of documents) {
    for (const [field, answer] of Object.entries(current?.answers ?? {})) {
      if (field === 'postal-code' || !('value' in answer)) continue;
      values += 1;
      expect(answer.value.replace(/\D/g, '').length).toBeLessThanOrEqual(4);
    }
  }
  expect(values).toBeGreaterThan(20);
}

const tokens = /tok_|PaymentToken|ProfileId/i;

test.each(['charge', 'reusable'])('keeps no full account number, purpose %s', async (purpose) => {
  const session = await on.start({
    method: 'ach-debit',
    accountType: 'consumer-savings',
    purpose,
    amount: '80.00',
    parameters: '{"AVSName":"Account Holder"}',
  });
  await on.capture(session, 'bank-routing-number', '121181976');
  await on.capture(session, 'bank-account-number', '508862392#');
  const documents = await succeed(session);
  expectMasked(documents);
  const text = JSON.stringify(documents);
  expect(text).toContain('xxxxx1976');
  expect(text).not.toMatch(/121181976|12118|50886|62392/);
  expect(text).not.toMatch(tokens);
});

test('keeps no full card number when a card is saved', async () => {
  const session = await on.start({ purpose: 'reusable', amount: '1.00' });
  await on.captureCard(session);
  const documents = await succeed(session);
  expectMasked(documents);
  const text = JSON.stringify(documents);
  expect(text).toContain('xxxxxxxxxxxx4242');
  expect(text).not.toMatch(/4242424|42424/);
  expect(text).not.toMatch(tokens);
  expect(documents.at(-1)?.current?.outcome).toEqual({ kind: 'succeeded', confirmationCode: null });
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({ method: 'tokenize', cardNumber: 'xxxxxxxxxxxx4242' }),
  );
});

test('R40 keeps nothing of a security code that the caller keys into the expiry date', async () => {
  const session = await on.start({ purpose: 'reusable', amount: '1.00' });
  await on.ask(session, 'expiration-date');
  await on.keyIn('937');
  await on.watched.until((view) => shownOf(view, 'expiration-date').length === 'xx/x'.length);
  expect(on.watched.document().current?.answers).toMatchObject({
    'expiration-date': { state: 'entering', value: 'xxx' },
  });
});

test('R45 keeps nothing of a card number that the caller keys into the postal code, and says so', async () => {
  const session = await on.start({ purpose: 'reusable', amount: '1.00' });
  await on.ask(session, 'postal-code');
  await on.keyIn('5555555555554444#');
  await on.watched.until((view) => stateOf(view, 'postal-code')?.state === 'refused');
  const { current } = on.watched.document();
  expect(current?.answers).toEqual({
    'postal-code': { state: 'refused', question: 1, error: 'entry-discarded', cause: null },
  });
  expect(current?.discardedClearValue).toBe(false);
});
