import { randomUUID } from 'node:crypto';
import { underFaults } from '../../local-twilio/testing/faults';
import { type HostedFunctions, hostFunctions } from '../../local-twilio/twilio/functions/hosting';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Field } from '../../src/payment/card/field';
import type { Agent } from './agents';
import { type Answered, answered, type Fields, start } from './harness';
import { keyed, query, signatureOf, signed } from './signed';
import { eachOnACall, type OnCall } from './steps';
import { type Gate, startGate, type Trips } from './trips';
import { stateOf } from './watch';

/* Which requests one press or one callback makes one after the other, and which side by side. */

let local: LocalTwilio & { readonly functionsFolder: string };
let agent: Agent;
let on: OnCall;
let gate: Gate;
/** Twilio's callbacks go to another process. */
let functions: HostedFunctions;

eachOnACall(
  async () => {
    local = await start();
    gate = await startGate(local);
    return local;
  },
  (scene) => {
    ({ agent, on } = scene);
  },
);
afterAll(() => gate.close());

const startProcess = async () => {
  functions = await hostFunctions(local.functionsFolder, gate.origin);
};
const endProcess = () => functions.close();

async function post(path: string, fields: Fields, headers: Fields = {}): Promise<Answered> {
  const url = `http://127.0.0.1:${functions.port}/payments/${path}`;
  return answered(await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers }));
}

const ask = (name: string, fields: Fields = {}) =>
  post(name, { ...on.call, Token: agent.token, ...fields });

/** Also has the process remember the call's document as it is now. */
const open = () => ask('open');

const startPayment = (session: string) =>
  ask('start', { intent: session, amount: '12.50', currency: 'USD' });
const capture = (session: string, field: Field) =>
  ask('capture', { intent: randomUUID(), session, field });

async function done(work: Promise<Answered>): Promise<void> {
  expect((await work).status).toBe(200);
}

/** Starts a payment; Twilio's first callback brings nothing new. */
async function opened(): Promise<string> {
  const session = randomUUID();
  await done(startPayment(session));
  await done(open());
  return session;
}

async function captured(session: string, field: Field, digits: string): Promise<void> {
  await done(capture(session, field));
  await on.keyIn(digits);
  await on.watched.until((view) => stateOf(view, field)?.state === 'captured');
  await done(open());
}

/** Sends the callbacks of a caller who keys in a card number, one digit after the other. */
async function callbacks(): Promise<() => Promise<Answered>> {
  const address = query(await signed(local).openPayment());
  let PaymentCardNumber = '';
  return () => {
    PaymentCardNumber += 'x';
    const fields = { ...keyed, PaymentCardNumber };
    return post(`status?${address}`, fields, {
      'x-twilio-signature': signatureOf(address, fields),
    });
  };
}

/** The work is done by requests in just these trips, and answered. */
async function expectTrips(status: number, work: () => Promise<Answered>, expected: Trips) {
  let answer: Answered | undefined;
  // What Twilio's callbacks change would be news to this process, whenever they came.
  const trips = await underFaults(local.origin, { callbacks: { drop: 1 } }, () =>
    gate.inTrips(expected, async () => {
      answer = await work();
    }),
  );
  expect(trips).toEqual(expected);
  expect(answer?.status).toBe(status);
}

const token = 'POST iam.twilio.com/Tokens/validate';
/** What says whose call it is. */
const facts = [
  'GET api.twilio.com/Calls/*.json',
  'GET api.twilio.com/Conferences/*.json',
  'GET api.twilio.com/Conferences/*/Participants.json',
  'GET taskrouter.twilio.com/Tasks/*',
  'GET taskrouter.twilio.com/Tasks/*/Reservations',
];
const document = 'sync.twilio.com/Documents/payment.*';
const ledger = 'sync.twilio.com/Documents/ledger.*';
const starts = 'sync.twilio.com/Documents/limits.*';
const calls = 'sync.twilio.com/Documents/task.*';
const report = 'POST /merchant/reports';
const permission = `POST ${document}/Permissions/*.*`;
const outbox = 'GET sync.twilio.com/Lists/outbox.*/Items';

const sorted = (...requests: readonly string[]) => [...requests].sort();

describe('a process that remembers nothing', () => {
  beforeEach(startProcess);
  afterEach(endProcess);

  test('opens a call in three trips', async () => {
    await expectTrips(200, open, [
      [token],
      sorted(...facts, `GET ${document}`, `GET ${calls}`),
      sorted(permission, outbox, report),
    ]);
  });

  test('asks Twilio to start a payment in the fourth trip', async () => {
    await expectTrips(200, () => startPayment(randomUUID()), [
      [token],
      sorted(...facts, `GET ${document}`, `GET ${calls}`, `GET ${starts}`),
      [`POST ${document}`],
      sorted('POST api.twilio.com/Calls/*/Payments.json', `POST ${starts}`, `GET ${ledger}`),
      sorted(`POST ${document}`, `POST ${ledger}`),
      [report],
    ]);
  });

  test('reads before it writes what a callback says', async () => {
    await expectTrips(204, await callbacks(), [[`GET ${document}`], [`POST ${document}`]]);
  });
});

describe('a process that knows the call', () => {
  beforeAll(startProcess);
  afterAll(endProcess);
  beforeEach(async () => done(open()));

  test('opens it in two trips', async () => {
    await expectTrips(200, open, [
      sorted(token, ...facts, `GET ${document}`),
      sorted(permission, outbox, report),
    ]);
  });

  test('asks Twilio to start a payment in the second trip', async () => {
    await expectTrips(200, () => startPayment(randomUUID()), [
      sorted(token, ...facts, `GET ${calls}`, `GET ${starts}`, `POST ${document}`),
      sorted('POST api.twilio.com/Calls/*/Payments.json', `POST ${starts}`, `GET ${ledger}`),
      sorted(`POST ${document}`, `POST ${ledger}`),
      [report],
    ]);
  });

  test('asks Twilio for a field in the second trip, and to charge', async () => {
    const session = await opened();
    const press = [
      sorted(token, ...facts, `POST ${document}`),
      sorted('POST api.twilio.com/Calls/*/Payments/*.json', `POST ${ledger}`),
      [report],
    ];
    await expectTrips(200, () => capture(session, 'payment-card-number'), press);
    await on.keyIn('4242424242424242');
    await on.watched.until((view) => stateOf(view, 'payment-card-number')?.state === 'captured');
    await captured(session, 'expiration-date', '1230');
    await captured(session, 'security-code', '123');
    await captured(session, 'postal-code', '94105#');
    await expectTrips(200, () => ask('complete', { intent: randomUUID(), session }), press);
  });

  test('writes what a callback says in one trip', async () => {
    const key = await callbacks();
    await key();
    await expectTrips(204, key, [[`POST ${document}`]]);
  });
});
