import { account, regional } from '../../account';
import { type Kit, startKit } from '../../testing/payments';

let kit: Kit;
beforeAll(async () => {
  kit = await startKit();
});
afterAll(() => kit.close());

const path = `2010-04-01/Accounts/${account.sid}/Conferences.json`;
const authorization = `Basic ${btoa(`${account.sid}:${account.authToken}`)}`;
const get = (host: string, hostPath = path, headers: Record<string, string> = { authorization }) =>
  fetch(`${kit.local.origin}/twilio/${host}/${hostPath}`, { headers });

test('answers for the edges of US1', async () => {
  expect((await get('sync.ashburn.us1.twilio.com', 'v1/Services')).status).toBe(200);
});

test.each(regional)(
  '$region has credentials of its own, and none of the calls of US1',
  async (of) => {
    const host = `api.${of.region === 'ie1' ? 'dublin' : 'sydney'}.${of.region}.twilio.com`;
    const accountPath = `2010-04-01/Accounts/${account.sid}.json`;
    expect((await get(host)).status).toBe(401);
    for (const [user, password, asAccount] of [
      [account.sid, of.authToken, 200],
      // A Standard key reads no account.
      [of.apiKeySid, of.apiKeySecret, 401],
    ] as const) {
      const own = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
      expect((await get(host, accountPath, own)).status).toBe(asAccount);
      expect((await get(host, path, own)).status).toBe(404);
      expect((await get('api.twilio.com', path, own)).status).toBe(401);
    }
  },
);

test.each(regional)(
  'takes payments in $region, of calls that are there',
  async ({ region, authToken }) => {
    const there = await startKit({ region });
    const host = `api.${region === 'ie1' ? 'dublin' : 'sydney'}.${region}.twilio.com`;
    const start = (at: string, token: string) =>
      fetch(
        `${there.local.origin}/twilio/${at}/2010-04-01/Accounts/${account.sid}/Calls/${there.call()}/Payments.json`,
        {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${account.sid}:${token}`)}` },
          body: new URLSearchParams({ IdempotencyKey: 'a', StatusCallback: there.listener.url }),
        },
      );
    expect((await start(host, authToken)).status).toBe(201);
    expect((await start('api.twilio.com', account.authToken)).status).toBe(404);
    await there.close();
  },
);

test('says how to authenticate, and lets a browser read the answer', async () => {
  const refused = await get('api.twilio.com', path, {});
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
  for (const { headers } of [refused, await get('api.twilio.com')]) {
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-expose-headers')).toContain('ETag');
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toContain('Authorization');
  }
});

test('says in Twilio’s form what is not emulated', async () => {
  const response = await get('api.twilio.com', '2010-04-01/Accounts.json');
  expect(response.status).toBe(501);
  expect(await response.json()).toEqual({
    code: 20501,
    message: 'GET /twilio/api.twilio.com/2010-04-01/Accounts.json is not part of the local Twilio',
    more_info: 'https://www.twilio.com/docs/errors/20501',
    status: 501,
  });
});

test('does not send a callback to another machine, and logs how to allow it', async () => {
  const lines: string[] = [];
  const written = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  const statusCallback = 'https://merchant.invalid/callback';
  for (const idempotencyKey of ['a', 'b']) {
    await kit.client.calls(kit.call()).payments.create({ idempotencyKey, statusCallback });
  }
  written.mockRestore();
  expect(lines).toEqual([
    'A callback to merchant.invalid was not sent, as it would leave this machine: start with --outbound-callbacks to allow it.\n',
  ]);
  expect(JSON.stringify(await kit.fetchJson('GET', '/log'))).toContain(
    `${statusCallback}: not sent, as it would leave this machine`,
  );
});

test.each([
  ['sync.twilio.com/v1/Services?PageSize=101', 'Invalid parameter PageSize: must be <= 100'],
  [
    `api.twilio.com/2010-04-01/Accounts/${account.sid}/Conferences.json?Status=open`,
    'Invalid parameter Status: must be one of init, in-progress, completed',
  ],
])('says in Twilio’s manner what is wrong with %s', async (path, message) => {
  const answer = await fetch(`${kit.local.origin}/twilio/${path}`, { headers: { authorization } });
  expect(await answer.json()).toEqual({
    status: 400,
    code: 20422,
    message,
    more_info: 'https://www.twilio.com/docs/errors/20422',
  });
});
