import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { Agent, LiveCall } from './agents';
import { type Deployment, deploy } from './deployment';
import {
  type Answered,
  askTwilio,
  authorization,
  failureOf,
  type Fields,
  metrics,
  resetMetrics,
  start,
} from './harness';
import { type OnCall, takeCall, withAgents } from './steps';

/*
 * The functions with a Restricted key for what Twilio lets one do: calls, conferences, recordings and tasks. Sync,
 * access tokens, IAM and Payments take the Standard key.
 */

let local: Awaited<ReturnType<typeof start>>;
let agent: Agent;
let on: OnCall;

withAgents(start, (staff) => {
  ({ local, agent } = staff);
});
beforeEach(async () => {
  on = await takeCall(local, agent);
});
afterEach(() => on.end());

const keys = 'iam.twilio.com/v1/Keys';
const keySchema = v.object({ sid: v.string(), secret: v.string() });
const policySchema = v.object({ allow: v.array(v.string()) });
type Key = v.InferOutput<typeof keySchema>;

/** The permissions that set-up asks for. */
const needed = async (): Promise<readonly string[]> =>
  v.parse(
    v.pipe(v.string(), v.parseJson(), policySchema),
    await readFile(join(__dirname, '../restricted-key.json'), 'utf8'),
  ).allow;

async function restrictedKey(allow: readonly string[]): Promise<Key> {
  const form = {
    AccountSid: account.sid,
    KeyType: 'restricted',
    Policy: JSON.stringify({ allow }),
  };
  return v.parse(keySchema, await askTwilio(local, keys, form));
}

const deployWith = ({ sid, secret }: Key): Promise<Deployment> =>
  deploy(local, { RESTRICTED_API_KEY: sid, RESTRICTED_API_SECRET: secret });

const withToken = (call: LiveCall, fields: Fields) => ({ ...call, Token: agent.token, ...fields });

/** Presses by the functions of a deployment. */
const presses = ({ post }: Deployment) => ({
  start: () =>
    post('start', withToken(on.call, { intent: randomUUID(), amount: '12.50', currency: 'USD' })),
  ask: (session: string, field: string) =>
    post('capture', withToken(on.call, { intent: randomUUID(), session, field })),
  complete: (session: string) =>
    post('complete', withToken(on.call, { intent: randomUUID(), session })),
});

const started = v.object({ session: v.string() });
const sessionOf = ({ body }: Answered) => v.parse(started, body).session;

async function remove({ sid }: Key): Promise<void> {
  const init = { method: 'DELETE', headers: { authorization } };
  expect((await fetch(`${local.origin}/twilio/${keys}/${sid}`, init)).status).toBe(204);
}

const card = [
  ['payment-card-number', '4242424242424242'],
  ['expiration-date', '1230'],
  ['security-code', '123'],
  ['postal-code', '94105#'],
] as const;

test('takes a payment with the permissions that set-up gives it, while one such key replaces another', async () => {
  const [first, second] = [
    await restrictedKey(await needed()),
    await restrictedKey(await needed()),
  ];
  const [before, after] = await Promise.all([deployWith(first), deployWith(second)]);
  try {
    const session = sessionOf(await presses(before).start());
    await on.watched.until((view) => view.session?.status === 'collecting');
    // The previous and the next deployment serve it in turn.
    for (const [at, [field, digits]] of card.entries()) {
      const { status } = await presses(at % 2 === 0 ? before : after).ask(session, field);
      expect(status).toBe(200);
      await on.keyIn(digits);
      await on.watched.until(({ fields }) =>
        fields.some((each) => each.field === field && each.state === 'captured'),
      );
    }
    await remove(first);
    const refused = failureOf(await presses(before).complete(session));
    expect(refused).toMatchObject({ code: 'not-configured' });
    expect((await presses(after).complete(session)).status).toBe(200);
    await on.watched.until((view) => view.session?.status === 'succeeded');
  } finally {
    await Promise.all([before.close(), after.close()]);
  }
});

const everyPress = [
  '/twilio/voice/calls/read',
  '/twilio/voice/conferences/read',
  '/twilio/voice/conferences.participants/list',
  '/twilio/taskrouter/workspaces.tasks/read',
  '/twilio/taskrouter/workspaces.tasks.reservations/list',
];

test.each(everyPress)(
  'refuses a start where the key lacks %s, and asks for none',
  async (lacking) => {
    const key = await restrictedKey(
      (await needed()).filter((permission) => permission !== lacking),
    );
    const deployed = await deployWith(key);
    try {
      await resetMetrics(local);
      const answer = failureOf(await presses(deployed).start());
      expect(answer).toMatchObject({ status: 500, code: 'not-configured' });
      expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);
    } finally {
      await deployed.close();
    }
  },
);

test('could not send a Restricted key to Sync, IAM or Payments: Twilio takes none there', async () => {
  const { sid, secret } = await restrictedKey(await needed());
  const header = `Basic ${btoa(`${sid}:${secret}`)}`;
  const status = async (path: string, method = 'GET') =>
    (await fetch(`${local.origin}/twilio/${path}`, { method, headers: { authorization: header } }))
      .status;
  const { call } = on;
  const ofAccount = `api.twilio.com/2010-04-01/Accounts/${account.sid}`;
  expect(await status(`${ofAccount}/Calls/${call.callSid}.json`)).toBe(200);
  for (const path of [
    `sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents`,
    `${ofAccount}.json`,
    `${ofAccount}/Keys.json`,
    'iam.twilio.com/v1/Keys/SK1',
  ]) {
    expect([path, await status(path)]).toEqual([path, 401]);
  }
  expect(await status(`${ofAccount}/Calls/${call.callSid}/Payments.json`, 'POST')).toBe(401);
});
