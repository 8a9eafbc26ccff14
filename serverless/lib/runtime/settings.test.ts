import { Refusal } from './refusal';
import type { RuntimeContext } from './runtime';
import { readAllowedOrigins, readSettings, reportTarget } from './settings';
import { environment as complete } from '../testing/environment';

function refusalOf(environment: RuntimeContext): Refusal {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was not refused');
}

test('reads a complete environment', () => {
  const settings = readSettings({ ...complete, PATH: '/payments/open' });
  expect(settings.ALLOWED_ORIGINS).toEqual(['https://flex.twilio.com', 'https://flex.example.com']);
});

const reporting = {
  REPORT_URL: 'https://merchant.example/reports',
  REPORT_SECRET: 'a-secret-that-only-we-two-know-0001',
};

test('treats reports as optional, and an empty line as none', () => {
  expect(readSettings({ ...complete, ...reporting })).toMatchObject(reporting);
  const { REPORT_URL } = readSettings({ ...complete, REPORT_URL: '', REPORT_SECRET: '' });
  expect(REPORT_URL).toBeUndefined();
});

test.each([
  ['REPORT_URL', undefined],
  ['REPORT_URL', ''],
  ['REPORT_URL', 'http://merchant.example/reports'],
  ['REPORT_URL', 'https://user:password@merchant.example/reports'],
  ['REPORT_URL', 'merchant.example'],
  ['REPORT_SECRET', undefined],
  ['REPORT_SECRET', 'only-thirty-one-characters-long'],
  ['REPORT_SECRET', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
  ['REPORT_SECRET_PREVIOUS', 'only-thirty-one-characters-long'],
])('with reports, %s = %s is refused', (name, value) => {
  const refusal = refusalOf({ ...complete, ...reporting, [name]: value });
  expect(refusal.log).toEqual({ variables: [name] });
});

const elsewhere = {
  CALLS_REGION: 'ie1',
  CALLS_API_KEY: complete.TWILIO_API_KEY,
  CALLS_API_SECRET: complete.AUTH_TOKEN,
  CALLS_AUTH_TOKEN: complete.AUTH_TOKEN,
};

test('takes calls in another region, with credentials of that region', () => {
  expect(readSettings({ ...complete, ...elsewhere })).toMatchObject(elsewhere);
  expect(readSettings({ ...complete, CALLS_REGION: 'us1' }).CALLS_API_KEY).toBeUndefined();
});

test.each([
  ['CALLS_REGION', 'de1'],
  ['CALLS_REGION', 'IE1'],
  ['CALLS_API_KEY', ''],
  ['CALLS_API_SECRET', undefined],
  ['CALLS_AUTH_TOKEN', undefined],
])('with calls in another region, %s = %s is refused', (name, value) => {
  const refusal = refusalOf({ ...complete, ...elsewhere, [name]: value });
  expect(refusal.log).toEqual({ variables: [name] });
});

test.each([
  ['RESTRICTED_API_KEY', 'RESTRICTED_API_SECRET'],
  ['RESTRICTED_API_SECRET', 'RESTRICTED_API_KEY'],
])('refuses %s without %s', (_given, missing) => {
  const key = {
    RESTRICTED_API_KEY: complete.TWILIO_API_KEY,
    RESTRICTED_API_SECRET: complete.AUTH_TOKEN,
  };
  expect(readSettings({ ...complete, ...key })).toMatchObject(key);
  expect(refusalOf({ ...complete, ...key, [missing]: '' }).log).toEqual({ variables: [missing] });
});

test('signs reports by the secret, and by the previous one while that is set', () => {
  const first = 'a'.repeat(32);
  const both = { ...complete, ...reporting, REPORT_SECRET_PREVIOUS: first };
  const { REPORT_SECRET } = reporting;
  expect(reportTarget(readSettings(both))?.secrets).toEqual([REPORT_SECRET, first]);
  expect(reportTarget(readSettings({ ...both, REPORT_SECRET_PREVIOUS: '' }))?.secrets).toEqual([
    REPORT_SECRET,
  ]);
});

test.each([
  ['AUTH_TOKEN', undefined],
  ['AUTH_TOKEN', ''],
  ['AUTH_TOKEN', 'your_auth_token_goes_here'],
  ['TWILIO_API_SECRET', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
  ['TWILIO_API_KEY', 'SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
  ['TASKROUTER_WORKSPACE_SID', complete.PAYMENTS_SYNC_SERVICE_SID],
  ['ALLOWED_ORIGINS', ''],
  ['ALLOWED_ORIGINS', '*'],
  ['ALLOWED_ORIGINS', 'https://flex.twilio.com/'],
  ['DOMAIN_NAME', 'https://payments.twil.io/'],
])('%s = %s is refused; the log names it and holds no value', (name, value) => {
  const refusal = refusalOf({ ...complete, [name]: value });
  expect(refusal.code).toBe('not-configured');
  expect(refusal.log).toEqual({ variables: [name] });
  expect(refusal.message).not.toContain(name);
});

test('rereads a variable that changes', () => {
  expect(readSettings({ ...complete }).DOMAIN_NAME).toBe('payments-1234.twil.io');
  const moved = { ...complete, DOMAIN_NAME: 'payments-5678.twil.io' };
  expect(readSettings(moved).DOMAIN_NAME).toBe('payments-5678.twil.io');
  expect(refusalOf({ ...moved, AUTH_TOKEN: '' }).log).toEqual({ variables: ['AUTH_TOKEN'] });
});

test('knows the allowed origins even where everything else is missing', () => {
  expect(readAllowedOrigins({ ALLOWED_ORIGINS: 'https://flex.twilio.com,nonsense' })).toEqual([
    'https://flex.twilio.com',
  ]);
  expect(readAllowedOrigins({})).toEqual([]);
});
