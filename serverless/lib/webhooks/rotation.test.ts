import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { webhookEndpoint } from './endpoint';

const hex = (digit: string) => digit.repeat(32);
const environment = {
  ACCOUNT_SID: `AC${hex('1')}`,
  AUTH_TOKEN: hex('a'),
  AUTH_TOKEN_SECONDARY: hex('b'),
  TWILIO_API_KEY: `SK${hex('2')}`,
  TWILIO_API_SECRET: hex('c'),
  TASKROUTER_WORKSPACE_SID: `WS${hex('3')}`,
  PAYMENTS_SYNC_SERVICE_SID: `IS${hex('4')}`,
  ALLOWED_ORIGINS: 'https://flex.twilio.com',
  DOMAIN_NAME: 'example.com',
};
const url = 'https://example.com/told';

const handler = webhookEndpoint({
  name: 'told',
  addressParameters: [],
  readAddress: () => ({}),
  signedUrl: () => url,
  receive: () => Promise.resolve({ status: 204, log: { code: 'not-of-interest' } }),
});

/** The status that something signed with this token is answered. */
async function told(token: string, over: object = {}): Promise<number> {
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
    handler({ ...environment, ...over }, { ...posted, request }, () => answered()),
  );
  return status;
}

test('accepts what either auth token signed during a rotation, and nothing else', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await told(environment.AUTH_TOKEN)).toBe(204);
  expect(await told(environment.AUTH_TOKEN_SECONDARY)).toBe(204);
  expect(await told(hex('d'))).toBe(403);
  expect(await told(environment.AUTH_TOKEN_SECONDARY, { AUTH_TOKEN_SECONDARY: '' })).toBe(403);
});
