import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { logIn, postJson, textAt } from '../../testing/taskrouter';

let local: LocalTwilio;
beforeAll(async () => void (local = await startLocalTwilio({ port: 0 })));
afterAll(() => local.close());

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`${account.sid}:${password}`).toString('base64')}`,
});
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const validate = (token: string, headers: object = basic(account.authToken)) =>
  postJson(
    local,
    `/twilio/iam.twilio.com/v1/Accounts/${account.sid}/Tokens/validate`,
    { token },
    headers,
  );

test('names the agent’s worker and roles in a token', async () => {
  const { status, body } = await validate(await logIn(local));
  expect(status).toBe(200);
  expect(body).toEqual({
    valid: true,
    code: 0,
    message: null,
    expiration: matching(/^\d{4}-.*Z$/),
    realm_user_id: 'agent-1',
    identity: 'agent-1',
    worker_sid: 'WK10ca1000000000000000000000000001',
    roles: ['agent'],
  });
});

test('issues two different tokens to one agent, and both are valid', async () => {
  const [one, other] = [await logIn(local), await logIn(local)];
  expect(one).not.toBe(other);
  expect((await validate(one)).body).toMatchObject({ valid: true });
});

test('refuses an expired token, and says why', async () => {
  const issued = await postJson(local, '/agents/agent-1/token', { ttlSeconds: 0 });
  expect((await validate(textAt(issued.body, 'token'))).body).toMatchObject({
    valid: false,
    message: 'Token has expired',
  });
});

test('refuses a forged token', async () => {
  expect((await validate('forged')).body).toMatchObject({
    valid: false,
    message: 'Token is invalid',
  });
});

describe('a token that is renewed', () => {
  const refresh = (token: string) =>
    postJson(local, `/twilio/iam.twilio.com/v1/Accounts/${account.sid}/Tokens/refresh`, { token });

  test('becomes another one of the same agent, and both are valid', async () => {
    const old = await logIn(local, 'agent-2');
    const { status, body } = await refresh(old);
    expect(status).toBe(200);
    expect(body).toMatchObject({ identity: 'agent-2', roles: ['agent'] });
    const renewed = textAt(body, 'token');
    expect(renewed).not.toBe(old);
    for (const token of [old, renewed])
      expect((await validate(token)).body).toMatchObject({ valid: true, identity: 'agent-2' });
  });

  test('must not have expired, nor be forged', async () => {
    const issued = await postJson(local, '/agents/agent-1/token', { ttlSeconds: 0 });
    for (const token of [textAt(issued.body, 'token'), 'forged'])
      expect((await refresh(token)).status).toBe(401);
  });
});

test('answers 401 to a wrong auth token', async () => {
  const { status, body } = await validate(await logIn(local), basic('wrong'));
  expect(status).toBe(401);
  expect(body).toMatchObject({ code: 20003 });
});

test('answers 404 for an agent the account does not have', async () => {
  expect((await postJson(local, '/agents/nobody/token', {})).status).toBe(404);
});

test('issues a token without a request body', async () => {
  const response = await fetch(`${local.origin}/agents/agent-2/token`, { method: 'POST' });
  expect(response.status).toBe(201);
});
