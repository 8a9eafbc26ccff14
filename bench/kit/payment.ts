import { fetchJson, json } from '../../serverless/http.test/harness';
import type { OnCall } from '../../serverless/http.test/steps';
import { type Followed, stateOf } from '../../serverless/http.test/watch';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Field } from '../../src/payment/card/field';

/** What the caller keys in: 28 keys, a realistic payment. */
export const keys: readonly (readonly [Field, string])[] = [
  ['payment-card-number', '4242424242424242'],
  ['expiration-date', '1230'],
  ['security-code', '123'],
  ['postal-code', '94105#'],
];

/** How long the agent waited for each answer, in milliseconds. */
export interface Waits {
  readonly start: number;
  readonly captures: readonly number[];
  readonly complete: number;
  /** From the press of Start payment to the outcome; the caller keys in without a pause. */
  readonly whole: number;
}

/** What to do around the agent's actions; nothing by default. */
export interface Around {
  /** Before an action is sent. */
  readonly before?: () => Promise<void>;
  /** After it was answered, and before the caller does anything. */
  readonly after?: () => Promise<void>;
}

async function timed(
  { before, after }: Around,
  send: () => Promise<{ readonly status: number; readonly body: unknown }>,
): Promise<number> {
  await before?.();
  const begun = performance.now();
  const { status, body } = await send();
  const waited = performance.now() - begun;
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  await after?.();
  return waited;
}

/** Charges a card: one whole payment over HTTP, including its callbacks. */
export async function pay(
  local: LocalTwilio,
  on: OnCall<Followed>,
  around: Around = {},
): Promise<Waits> {
  const begun = performance.now();
  const session = crypto.randomUUID();
  const order = { intent: session, amount: '12.50', currency: 'USD' };
  const start = await timed(around, () => on.tryStart(order));
  await on.watched.until((view) => view.session?.status === 'collecting');
  const captures: number[] = [];
  for (const [field, digits] of keys) {
    captures.push(await timed(around, () => on.ask(session, field)));
    const address = `${local.origin}/caller/calls/${on.call.callSid}/keys`;
    await fetchJson(address, json({ digits, intervalMs: 0 }));
    await on.watched.until((view) => stateOf(view, field)?.state === 'captured');
  }
  const complete = await timed(around, () => on.complete(session));
  await on.watched.until((view) => view.session?.status === 'succeeded');
  return { start, captures, complete, whole: performance.now() - begun };
}
