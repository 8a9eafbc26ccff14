import { createHmac } from 'node:crypto';
import { account } from '../../account';
import { flexSyncServiceSid } from '../sync/services';
import { verifyToken } from './tokens';

const seconds = Math.floor(Date.now() / 1000);
const grants = { identity: 'agent-1', data_sync: { service_sid: account.syncServiceSid } };
const claims = { iss: account.apiKeySid, sub: account.sid, exp: seconds + 3600, grants };

function sign(
  payload: object,
  header: object = { alg: 'HS256' },
  key: string = account.apiKeySecret,
) {
  const content = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}

const secretOf = (sid: string) => (sid === account.apiKeySid ? account.apiKeySecret : undefined);
const judge = (token: string, numbers: 'access-token' | 'twilsock' = 'access-token') =>
  verifyToken(token, secretOf, () => 'unknown', numbers);

it('accepts an access token of the account with a Sync grant', () => {
  expect(judge(sign(claims))).toEqual({
    ok: true,
    grant: {
      identity: 'agent-1',
      syncServiceSid: account.syncServiceSid,
      expiresAt: (seconds + 3600) * 1000,
    },
  });
});

it('takes the name of the default service for its SID', () => {
  const token = sign({ ...claims, grants: { ...grants, data_sync: { service_sid: 'default' } } });
  expect(judge(token)).toMatchObject({ grant: { syncServiceSid: flexSyncServiceSid } });
});

it.each([
  ['unsigned', `${sign(claims, { alg: 'none' }).split('.', 2).join('.')}.`, 20101, 51130],
  ['declared unsigned', sign(claims, { alg: 'none' }), 20102, 51130],
  ['signed with another key', sign(claims, { alg: 'HS256' }, 'another'), 20107, 51117],
  ['of another account', sign({ ...claims, sub: `AC${'0'.repeat(32)}` }), 20103, 51115],
  ['expired', sign({ ...claims, exp: seconds - 1 }), 20104, 51119],
  ['without expiry', sign({ ...claims, exp: undefined }), 20101, 51130],
  ['not valid yet', sign({ ...claims, nbf: seconds + 3600 }), 20105, 51120],
  ['without a Sync grant', sign({ ...claims, grants: { identity: 'agent-1' } }), 20106, 51107],
  [
    'without an identity',
    sign({ ...claims, grants: { data_sync: grants.data_sync } }),
    20106,
    51107,
  ],
  ['no token at all', '', 20101, 51130],
])('refuses a token %s', (_case, token, errorCode, ofTwilsock) => {
  expect(judge(token)).toMatchObject({ ok: false, status: { code: 401, errorCode } });
  expect(judge(token, 'twilsock')).toMatchObject({ status: { errorCode: ofTwilsock } });
});
