import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { account, agents } from '../local-twilio/account';
import { call, type Caller } from './caller';
import { accept, deskOf } from './desk';
import { findMarks, type Trace } from './marks';
import { syncDocuments } from './search';
import { openStage, type Stage } from './stage';
import { clearFaults, injectFaults } from '../local-twilio/testing/faults';

/*
 * Payments with marked numbers while everything goes wrong, in the real desktop; then everything that the run
 * left behind is searched for them. The outcome of a payment does not matter here.
 */

// Nothing else in the run can hold these by chance. The code has four digits, as American Express has it.
const amex = '371731739517390';
const mistyped = '371731739517391';
const typedByAgent = '4929713973195710';
const bankAccount = '73917391739173';
const routingNumber = '122105278';
const code = '7913';

const traces: Trace[] = [];
const hear = (where: string, text: string) => void traces.push({ where, text });

/** Where the full numbers have to pass: the caller's keys, and the way to the processor. */
const keypad = /^\/caller\/calls\/CA[0-9a-f]+\/keys$/;
const processor = /^\/connector\/(?!transactions)/;
/** Twilio posts the routing number in clear to the status function (Payments resource); it ends there. */
const callbacks = /\/payments\/status\?/;

/** What Payments has, which the caller of a journey reads. */
const ofPayments = /^\/calls\/CA[0-9a-f]+\/payment-sessions$/;

/** The processor needs the routing number; it lists what it got. */
const knowsRouting = (where: string) =>
  callbacks.test(where) ||
  ofPayments.test(where) ||
  ['/connector/transactions', "the processor's list"].includes(where);

const passesThere = (where: string) => keypad.test(where) || processor.test(where);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('everything', { tap: hear });
  stage.page.on('response', (response) => {
    void response.text().then(
      (text) => hear(`reply to ${new URL(response.url()).pathname}`, text),
      () => undefined,
    );
  });
});

const faults = {
  none: {},
  'callbacks lost, doubled, late and out of order': {
    seed: 7,
    callbacks: { drop: 0.15, duplicate: 0.3, reorder: true, delayMs: [0, 40] },
  },
  'Sync overloaded': {
    seed: 8,
    rest: { errors: [{ host: 'sync.twilio.com', status: 429, rate: 0.2 }] },
  },
  'Payments and Sync broken at times': {
    seed: 9,
    rest: {
      delayMs: 5,
      errors: [
        { host: 'api.twilio.com', status: 500, rate: 0.2 },
        { host: 'sync.twilio.com', status: 500, rate: 0.2 },
      ],
    },
  },
  'IAM and TaskRouter failing, sockets dropping': {
    seed: 10,
    rest: {
      errors: [
        { host: 'iam.twilio.com', status: 503, rate: 0.2 },
        { host: 'taskrouter.twilio.com', status: 500, rate: 0.2 },
      ],
    },
    sockets: { dropEveryMs: 700 },
  },
};

type Fields = Readonly<Record<string, string>>;

/** The three SIDs of the call, as the page itself sent them. */
function claimOfPage(): Fields {
  const forms = stage.heard.map((text) => new URLSearchParams(text));
  const form = forms.findLast((each) => each.has('conferenceSid'));
  return Object.fromEntries(
    ['taskSid', 'callSid', 'conferenceSid'].map((name) => [name, form?.get(name) ?? '']),
  );
}

const tokenSchema = v.object({ token: v.string() });

async function agentToken(): Promise<string> {
  const [agent] = agents;
  const url = `${stage.twilio.origin}/agents/${agent?.identity}/token`;
  return v.parse(tokenSchema, await (await fetch(url, { method: 'POST' })).json()).token;
}

/** Sends a request of the agent until it is taken; false if it was refused often. */
async function insist(operation: string, fields: Fields): Promise<boolean> {
  const url = `${stage.twilio.origin}/twilio/${account.functionsDomain}/payments/${operation}`;
  const body = new URLSearchParams({ ...fields, Token: await agentToken() });
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const response = await fetch(url, { method: 'POST', body });
    hear(`reply of ${operation}`, await response.text());
    if (response.ok) return true;
  }
  return false;
}

const appears = (locator: { waitFor(options: { timeout: number }): Promise<void> }) =>
  locator.waitFor({ timeout: 1_500 }).then(
    () => true,
    () => false,
  );

interface Entry {
  readonly field: string;
  readonly name: string;
  readonly keys: string;
}

/**
 * Asks for a field and keys it in, until the panel shows it captured; three times at most. Nothing is keyed in
 * unasked: a security code would go to the expiry date, which Twilio posts in clear.
 */
async function enter(caller: Caller, session: Fields, { field, name, keys }: Entry): Promise<void> {
  const row = deskOf(stage).field(name);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (!(await insist('capture', { ...session, intent: randomUUID(), field }))) continue;
    await caller.press(keys);
    const wanted = keys.startsWith(mistyped) ? row.getByRole('alert') : row.getByText('Captured');
    if (await appears(wanted.first())) return;
  }
}

const orders: readonly { readonly order: Fields; readonly entries: readonly Entry[] }[] = [
  {
    order: { method: 'credit-card', description: 'Order 7' },
    entries: [
      { field: 'payment-card-number', name: 'Card number', keys: `${mistyped}#` },
      { field: 'payment-card-number', name: 'Card number', keys: `${amex}#` },
      { field: 'expiration-date', name: 'Expiry date', keys: '1230' },
      { field: 'security-code', name: 'Security code', keys: code },
      { field: 'postal-code', name: 'Postal code', keys: '94105#' },
    ],
  },
  {
    order: {
      method: 'ach-debit',
      accountType: 'consumer-checking',
      parameters: JSON.stringify({ AVSName: 'Account holder' }),
    },
    entries: [
      { field: 'bank-routing-number', name: 'Routing number', keys: routingNumber },
      { field: 'bank-account-number', name: 'Account number', keys: `${bankAccount}#` },
    ],
  },
];

async function lookAround(): Promise<void> {
  const { page, twilio } = stage;
  hear('the page', await page.content());
  hear('the text on the screen', await page.locator('body').ariaSnapshot());
  const kept = await page.context().storageState({ indexedDB: true });
  hear("the browser's storage", JSON.stringify(kept));
  hear("the browser's storage", await page.evaluate(() => JSON.stringify(sessionStorage)));
  hear('Sync', await syncDocuments(twilio.origin));
  hear(
    "the processor's list",
    await (await fetch(`${twilio.origin}/connector/transactions`)).text(),
  );
}

/** One payment, as far as the faults let it come. */
async function pay(caller: Caller, claim: Fields, { order, entries }: (typeof orders)[number]) {
  const intent = randomUUID();
  const chosen = { processor: 'Default', purpose: 'charge', amount: '23.45', currency: 'USD' };
  await insist('start', { ...claim, intent, ...chosen, ...order });
  const session = { ...claim, session: intent };
  for (const entry of entries) await enter(caller, session, entry);
  await lookAround();
  await insist('complete', { ...session, intent: randomUUID() });
  await appears(stage.page.getByRole('heading', { name: 'Payment succeeded' }));
  await lookAround();
  await insist('cancel', { ...session, intent: randomUUID() });
}

/** An agent who types a card number into the form is refused before anything is sent. */
async function agentTypesCardNumber(): Promise<void> {
  await deskOf(stage).start('23.45', 'USD', typedByAgent);
  await stage.page
    .getByText(/card number/i)
    .first()
    .waitFor();
  await stage.page.getByRole('textbox', { name: 'Description', exact: true }).fill('');
}

async function hangUpAll(): Promise<void> {
  await clearFaults(stage.twilio.origin);
  await fetch(`${stage.twilio.origin}/reset`, { method: 'POST' });
  await stage.page.getByText('No active tasks').waitFor();
}

it.each(Object.entries(faults))('takes payments under faults: %s', async (_name, settings) => {
  const caller = await call(stage, '+14155550171');
  await accept(stage);
  await deskOf(stage).amount().waitFor();
  await agentTypesCardNumber();
  await injectFaults(stage.twilio.origin, settings);
  const before = traces.length;
  for (const order of orders) await pay(caller, claimOfPage(), order);
  const seen = traces.slice(before).filter(({ where }) => where === 'the text on the screen');
  expect(seen.filter(({ text }) => /xxxx xxxxxx x7390/.test(text))).not.toEqual([]);
  await hangUpAll();
});

it('stops a payment whose document cannot be read', async () => {
  const caller = await call(stage, '+14155550172');
  await accept(stage);
  await deskOf(stage).amount().waitFor();
  const { callSid } = caller;
  const claim = claimOfPage();
  const intent = randomUUID();
  const [card] = orders;
  if (!card) throw new Error('there is no card to pay with');
  const chosen = { processor: 'Default', purpose: 'charge', amount: '23.45', currency: 'USD' };
  await insist('start', { ...claim, intent, ...chosen, ...card.order });
  const session = { ...claim, session: intent };
  for (const entry of card.entries.slice(1, 3)) await enter(caller, session, entry);
  // A document that no version of the functions can read, while the caller keys in the next field.
  const asked = { ...session, intent: randomUUID(), field: 'security-code' };
  expect(await insist('capture', asked)).toBe(true);
  await spoilDocument(callSid);
  await caller.press(`${code}#`);
  await insist('cancel', { ...session, intent: randomUUID() });
  await lookAround();
  await hangUpAll();
});

async function spoilDocument(callSid: string): Promise<void> {
  const { sid, authToken, syncServiceSid } = account;
  const url = `${stage.twilio.origin}/twilio/sync.twilio.com/v1/Services/${syncServiceSid}/Documents/payment.${callSid}`;
  await fetch(url, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${sid}:${authToken}`)}` },
    body: new URLSearchParams({ Data: '{"version":0}' }),
  });
}

/** The names that a line of the functions' log may have: `serverless/lib/runtime/log.ts`. */
const logLine = v.strictObject({
  ...v.entriesFromList(
    ['function', 'code', 'callSid', 'session', 'outcome', 'error'],
    v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{0,60}$/))),
  ),
  ...v.entriesFromList(
    ['status', 'milliseconds', 'question', 'twilioCode', 'twilioStatus'],
    v.optional(v.number()),
  ),
  variables: v.optional(v.array(v.string())),
});

const linesOf = (where: string) =>
  traces
    .filter((trace) => trace.where === where)
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.startsWith('{'));

it('leaves no card number anywhere but on the keypad and on its way to the processor', async () => {
  const errorOutput = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await stage.close();
  for (const text of stage.heard) hear('what the page sent, received and logged', text);
  for (const [text] of errorOutput.mock.calls) hear("this process's error output", String(text));
  errorOutput.mockRestore();

  const inside = traces.filter(({ where }) => passesThere(where));
  const elsewhere = traces.filter(({ where }) => !passesThere(where));
  // What is searched for did pass, and the search finds it.
  expect(findMarks(inside, [amex], [])).not.toEqual([]);
  expect(findMarks(inside, [bankAccount], [])).not.toEqual([]);
  expect(elsewhere.some(({ text }) => text.includes('Injected fault'))).toBe(true);

  expect(findMarks(elsewhere, [amex, mistyped, typedByAgent, bankAccount], [code])).toEqual([]);
  const notTwilios = elsewhere.filter(({ where }) => !knowsRouting(where));
  expect(findMarks(notTwilios, [routingNumber], [])).toEqual([]);

  const lines = linesOf('functions').map((line): unknown => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => !v.is(logLine, line))).toEqual([]);
  process.stdout.write(
    `canary: ${elsewhere.length} texts searched, ${lines.length} log lines held against the list\n`,
  );
});
