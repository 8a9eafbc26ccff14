import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { environment } from '../testing/environment';
import { webhookEndpoint } from './endpoint';

const both = { ...environment, AUTH_TOKEN_SECONDARY: 'b'.repeat(32) };
const url = `https://${environment.DOMAIN_NAME}/webhook`;

const handler = webhookEndpoint({
  name: 'webhook',
  addressParameters: [],
  readAddress: () => ({}),
  signedUrl: () => url,
  receive: () => Promise.resolve({ status: 204, log: { code: 'not-of-interest' } }),
});

/** The status for a webhook that is signed with this token. */
async function statusFor(token: string, over: object = {}): Promise<number> {
  let status = 0;
  const Response = function () {
    return {
      setStatusCode: (code: number) => (status = code),
      setBody: () => undefined,
      appendHeader: () => undefined,
    };
  };
  Object.assign(globalThis, { Twilio: { Response } });
  const posted = { AccountSid: environment.ACCOUNT_SID };
  const signature = getExpectedTwilioSignature(token, url, posted);
  const request = { headers: { 'x-twilio-signature': signature }, cookies: {} };
  await new Promise<void>((answered) =>
    handler({ ...both, ...over }, { ...posted, request }, () => answered()),
  );
  return status;
}

test('accepts what either auth token signed during a rotation, and nothing else', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await statusFor(both.AUTH_TOKEN)).toBe(204);
  expect(await statusFor(both.AUTH_TOKEN_SECONDARY)).toBe(204);
  expect(await statusFor('d'.repeat(32))).toBe(403);
  expect(await statusFor(both.AUTH_TOKEN_SECONDARY, { AUTH_TOKEN_SECONDARY: '' })).toBe(403);
});
