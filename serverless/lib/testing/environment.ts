import { readSettings } from '../runtime/settings';
import type { TwilioAccess } from '../twilio/http';

const hex = '0123456789abcdef0123456789abcdef';

/** A complete environment of the functions, for an account that does not exist. */
export const environment = {
  ACCOUNT_SID: `AC${hex}`,
  AUTH_TOKEN: hex,
  TWILIO_API_KEY: `SK${hex}`,
  TWILIO_API_SECRET: 'a-secret-of-32-characters-or-so.',
  TASKROUTER_WORKSPACE_SID: `WS${hex}`,
  PAYMENTS_SYNC_SERVICE_SID: `IS${hex}`,
  ALLOWED_ORIGINS: 'https://flex.twilio.com, https://flex.example.com',
  DOMAIN_NAME: 'payments-1234.twil.io',
};

/** Access to that account, without a time limit. */
export const access: TwilioAccess = {
  settings: readSettings(environment),
  signal: new AbortController().signal,
};
