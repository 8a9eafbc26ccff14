import { reportSignature } from './signature';

/*
 * Fixed values, made apart from this code:
 * printf '1760000000.{"a":"é"}' | openssl dgst -sha256 -hmac 'first secret of the reports'
 */
const body = '{"a":"é"}';
const first = '44efab1f6231a9e763fd7954a10e1fae14e3dfd074935c8c2f1848258d34d954';
const second = '6bdd7b5f44eeb196c5b31eb8e2ee8a39b5a17afdebc13174b5390858d0aa42f7';

test('signs time and body, as docs/reports.md says', () => {
  expect(reportSignature(['first secret of the reports'], body, 1_760_000_000)).toBe(
    `t=1760000000,v1=${first}`,
  );
});

test('signs with both secrets during a rotation, the newest first', () => {
  const secrets = ['second secret of the reports', 'first secret of the reports'] as const;
  expect(reportSignature(secrets, body, 1_760_000_000)).toBe(
    `t=1760000000,v1=${second},v1=${first}`,
  );
});
