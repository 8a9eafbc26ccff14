import { account } from '../account';
import type { Kit } from './payments';

/** A card every default session accepts. */
export const visa = '4242424242424242';
/** A bank account every ACH session accepts: the numbers of Twilio's own examples. */
export const routingNumber = '121181976';
export const bankAccount = '508862392';
/** What every ACH session needs. */
export const ach = {
  paymentMethod: 'ach-debit',
  parameter: { AVSName: 'Account holder' },
  postalCode: undefined,
} as const;
/** December of the year after next. */
export const expiry = `12${String(new Date().getUTCFullYear() + 2).slice(-2)}`;
/** Path of the account's calls. */
export const CALLS = `/2010-04-01/Accounts/${account.sid}/Calls`;

/** What an agent and a caller do in a payment, one step each; the caller's callbacks go to the kit. */
export function stepsOf(kit: Kit) {
  let key = 0;
  const request = (question: string) => ({
    idempotencyKey: `key-${(key += 1)}`,
    statusCallback: `${kit.listener.url}?q=${question}&s=a%20b`,
  });

  async function start(callSid: string, options: Record<string, unknown> = {}) {
    const payment = await kit.client.calls(callSid).payments.create({
      ...request('start'),
      chargeAmount: 12.5,
      postalCode: false,
      ...options,
    });
    return kit.client.calls(callSid).payments(payment.sid);
  }

  type Started = Awaited<ReturnType<typeof start>>;
  type Update = Extract<Parameters<Started['update']>[0], { capture?: unknown }>;
  type Capture = NonNullable<Update['capture']>;

  async function ask(payment: Started, capture: Capture) {
    await payment.update({ ...request(capture), capture });
  }

  async function enter(payment: Started, callSid: string, capture: Capture, keys: string) {
    await ask(payment, capture);
    kit.press(callSid, keys);
  }

  async function fill(payment: Started, callSid: string, card = visa) {
    await enter(payment, callSid, 'payment-card-number', card);
    await enter(payment, callSid, 'expiration-date', expiry);
    await enter(payment, callSid, 'security-code', '123');
  }

  async function fillBank(payment: Started, callSid: string) {
    await enter(payment, callSid, 'bank-routing-number', routingNumber);
    await enter(payment, callSid, 'bank-account-number', `${bankAccount}#`);
  }

  /** Posts a form as literal text to a path under the account's calls. */
  async function post(path: string, form: Record<string, string>): Promise<{ sid?: unknown }> {
    const response = await fetch(`${kit.local.origin}/twilio/api.twilio.com${CALLS}/${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
      body: new URLSearchParams(form),
    });
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null ? answer : {};
  }

  const complete = (payment: Started) => payment.update({ ...request('end'), status: 'complete' });
  const outcome = () => kit.listener.until(({ Result }) => Result !== undefined);
  const errorOf = (type: string) => kit.listener.until(({ ErrorType }) => ErrorType === type);
  /** The end of a field that was accepted. */
  const entered = () =>
    kit.listener.until(({ PartialResult, ErrorType }) => PartialResult === 'false' && !ErrorType);
  const transactions = () => kit.fetchJson('GET', '/connector/transactions');

  return {
    request,
    start,
    ask,
    enter,
    fill,
    fillBank,
    post,
    complete,
    outcome,
    errorOf,
    entered,
    transactions,
  };
}

export type Steps = ReturnType<typeof stepsOf>;
