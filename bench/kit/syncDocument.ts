import { account } from '../../local-twilio/account';
import type { CallDocument } from '../../src/payment/document/session';
import { documentOf, record } from '../../src/payment/testing/examples';

/** A call with an open payment, whose four fields were asked for by questions 1 to 4. */
export function openCall(callSid: string): CallDocument {
  const fields = [
    'payment-card-number',
    'expiration-date',
    'security-code',
    'postal-code',
  ] as const;
  return { ...documentOf(record(fields)), callSid };
}

/** Twilio's REST resource of a call's document, as if the functions had created it. */
export function documentResource(name: string, data: unknown, revision: string): object {
  const { sid, syncServiceSid } = account;
  const url = `https://sync.twilio.com/v1/Services/${syncServiceSid}/Documents/${name}`;
  return {
    sid: `ET${'1'.repeat(32)}`,
    unique_name: name,
    account_sid: sid,
    service_sid: syncServiceSid,
    url,
    links: { permissions: `${url}/Permissions` },
    revision,
    data,
    date_created: '2026-01-01T00:00:00Z',
    date_updated: '2026-01-01T00:00:00Z',
    date_expires: null,
    created_by: 'system',
  };
}
