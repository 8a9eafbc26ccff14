import fc from 'fast-check';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks';
import { signedUrl } from '../payments/callbackUrl';
import { isSignedByTwilio } from './signature';

/* Held beside the check of the `twilio` package. */

const hex = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`), { size: 'max' });
const address = fc.record({
  document: hex(32).map((digits) => `payment.CA${digits}`),
  session: fc.uuid(),
  question: fc.nat(9999),
});
const domain = fc.constantFrom('payments-1234.twil.io', 'payments.example:8443', 'local.test:443');
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'xxxx4242', "a'b&c=d+é€"),
);
const parameters = fc.dictionary(
  fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('Sid', 'Capture', 'capture', 'Required')),
  fc.oneof(value, fc.array(value, { maxLength: 3 })),
);
const TOKEN = 'a'.repeat(32);

test('what the package signs or refuses, so do we: any parameters, repeated ones, any port', () => {
  fc.assert(
    fc.property(address, domain, parameters, (to, host, posted) => {
      const url = signedUrl(host, to);
      const bare = url.replace(/:\d+(?=\/)/, '');
      const spellings = [url, bare, bare.replace('/payments', ':443/payments')];
      for (const spelled of spellings) {
        const signature = getExpectedTwilioSignature(TOKEN, spelled, posted);
        expect(isSignedByTwilio(TOKEN, signature, url, posted)).toBe(
          validateRequest(TOKEN, signature, url, posted),
        );
      }
      const signature = getExpectedTwilioSignature(TOKEN, url, posted);
      expect(isSignedByTwilio(TOKEN, signature, url, posted)).toBe(true);
    }),
  );
});

test('one thing changed, and neither takes it', () => {
  const change = fc.constantFrom('token', 'url', 'parameter', 'value', 'signature', 'none');
  fc.assert(
    fc.property(address, parameters, change, (to, posted, what) => {
      const url = signedUrl('payments-1234.twil.io', to);
      const signed = getExpectedTwilioSignature(TOKEN, url, posted);
      const signature = what === 'signature' ? `${signed.slice(0, -2)}A=` : signed;
      const given: [string, string, string, typeof posted] = [
        what === 'token' ? 'b'.repeat(32) : TOKEN,
        what === 'none' ? '' : signature,
        what === 'url' ? `${url}0` : url,
        {
          ...posted,
          ...(what === 'parameter' && { Unsigned: 'x' }),
          ...(what === 'value' && { Sid: `${String(posted.Sid)}x` }),
        },
      ];
      expect(isSignedByTwilio(...given)).toBe(validateRequest(...given));
      if (what !== 'signature') expect(isSignedByTwilio(...given)).toBe(false);
    }),
  );
});
