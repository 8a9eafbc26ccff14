import * as v from 'valibot';
import { requestSchemas } from '../../../src/payment/requests';
import { badRequest } from './badRequest';

const schema = requestSchemas.capture;
const valid = {
  taskSid: `WT${'1'.repeat(32)}`,
  callSid: `CA${'2'.repeat(32)}`,
  conferenceSid: `CF${'3'.repeat(32)}`,
  intent: '00000000-0000-4000-8000-000000000001',
  session: '00000000-0000-4000-8000-000000000002',
  field: 'security-code',
};

function refusalOf(fields: Record<string, unknown>) {
  const parsed = v.safeParse(schema, fields);
  if (parsed.success) throw new Error('the request is valid');
  return badRequest(fields, Object.keys(schema.entries), parsed.issues);
}

test('names every unknown, missing and invalid field', () => {
  const { session: _session, ...rest } = valid;
  const refusal = refusalOf({ ...rest, callSid: 'CA1', pan: '1', cvv: '2' });
  expect(refusal.code).toBe('bad-request');
  expect(refusal.failure.detail).toEqual({
    unknown: ['pan', 'cvv'],
    missing: ['session'],
    invalid: ['callSid'],
  });
  expect(refusal.message).toBe(
    'Unknown fields: pan, cvv. Missing fields: session. Not valid: callSid',
  );
});

test('repeats no card number, in values or in names', () => {
  const card = '4242424242424242';
  const refusal = refusalOf({ ...valid, field: card, [card]: '1' });
  expect(JSON.stringify([refusal.failure])).not.toContain(card);
});

test('repeats no name that is encoded endlessly, nor all of a long one', () => {
  const names = [`%${'25'.repeat(8000)}`, '6'.repeat(16_000), 'x'.repeat(16_000)];
  const given = Object.fromEntries(names.map((name) => [name, '1']));
  expect(refusalOf({ ...valid, ...given }).failure.detail).toMatchObject({
    unknown: ['[removed]', '[removed]', 'x'.repeat(40)],
  });
});

test('rejects a field given twice', () => {
  expect(
    refusalOf({ ...valid, intent: [valid.intent, valid.intent] }).failure.detail,
  ).toMatchObject({
    invalid: ['intent'],
  });
});

test('reports a body that is neither a form nor a JSON object', () => {
  const refusal = refusalOf({});
  expect(refusal.message).toContain('form-encoded or as a JSON object');
  expect(refusal.failure.detail).toEqual({ unknown: [], missing: Object.keys(valid), invalid: [] });
});
