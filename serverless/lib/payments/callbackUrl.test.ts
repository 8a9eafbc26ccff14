import { callbackUrl, parseAddress, signedUrl } from './callbackUrl';

const address = {
  callSid: `CA${'1'.repeat(32)}`,
  session: '00000000-0000-4000-8000-000000000001',
  question: 12,
};

test('reads back from the query what the callback URL says', () => {
  const url = new URL(callbackUrl('payments-1234.twil.io', address));
  expect(url.origin + url.pathname).toBe('https://payments-1234.twil.io/payments/status');
  expect(parseAddress(Object.fromEntries(url.searchParams))).toEqual(address);
});

test('puts the retry policy into the fragment, which is not signed', () => {
  expect(callbackUrl('payments-1234.twil.io', address)).toBe(
    `${signedUrl('payments-1234.twil.io', address)}#rc=5&rp=all`,
  );
});

const { callSid, session } = address;
const written = { document: `payment.${callSid}`, session, question: '12' };

test.each([
  { ...written, document: 'payment.CA1' },
  { ...written, document: `../${written.document}` },
  { ...written, session: 'x' },
  { ...written, question: '-1' },
  { ...written, question: '01' },
  { document: written.document },
])('does not read an address that is not ours: %j', (parameters) => {
  expect(parseAddress(parameters)).toBeUndefined();
});
