import https from 'node:https';
import { documentOf, record } from '../../../src/payment/testing/examples';
import { readSettings } from '../runtime/settings';
import { writeDocument } from './store';

const sid = (prefix: string) => prefix + '0'.repeat(32);
const settings = readSettings({
  ACCOUNT_SID: sid('AC'),
  AUTH_TOKEN: 'a'.repeat(32),
  TWILIO_API_KEY: sid('SK'),
  TWILIO_API_SECRET: 'b'.repeat(32),
  TASKROUTER_WORKSPACE_SID: sid('WS'),
  PAYMENTS_SYNC_SERVICE_SID: sid('IS'),
  ALLOWED_ORIGINS: 'https://flex.twilio.com',
  DOMAIN_NAME: 'payments-1234.twil.io',
});
const access = { settings, signal: new AbortController().signal };

test.each([
  ['a card number', documentOf(record([], { key: '4242424242424242' }))],
  ['a name that is too long', documentOf(record([], { key: 'x'.repeat(65) }))],
])('R41 writes no document that nobody could read, because of %s', async (_why, document) => {
  const request = jest.spyOn(https, 'request');
  await expect(writeDocument(access, 'payment.CA', undefined, document)).rejects.toMatchObject({
    code: 'internal',
    log: { error: 'document-not-legible' },
  });
  expect(request).not.toHaveBeenCalled();
  request.mockRestore();
});
