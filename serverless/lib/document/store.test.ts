import https from 'node:https';
import { documentOf, record } from '../../../src/payment/testing/examples';
import { access } from '../testing/environment';
import { writeDocument } from './store';

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
