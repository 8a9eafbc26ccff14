import { createHmac } from 'node:crypto';
import { reportSignature } from './signature';

test('time and body are signed, as docs/reports.md says', () => {
  const mac = createHmac('sha256', 'secret').update('1760000000.{"a":"é"}').digest('hex');
  expect(reportSignature('secret', '{"a":"é"}', 1_760_000_000)).toBe(`t=1760000000,v1=${mac}`);
});
