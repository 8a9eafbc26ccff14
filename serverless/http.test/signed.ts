import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { accountSettings } from '../../local-twilio/twilio/functions/hosting';
import type { LocalTwilio } from '../../local-twilio/server';
import { parseDocument } from '../../src/payment/document/parseDocument';
import type { CallDocument, SessionRecord } from '../../src/payment/document/session';
import { CALL_SID, documentOf, KEY, PAYMENT_SID, record } from '../../src/payment/testing/examples';
import { configuration } from '../../src/payment/testing/configuration';
import { statusCallbacks } from '../lib/webhooks/status';
import { type Answered, askTwilio, documents, type Fields, postForm } from './harness';
import { installRuntime } from './inProcess';
import { redirectHttps } from './relay';

/* Callbacks as Twilio sends them, signed, for calls whose document is written by hand. */

const syncSchema = v.object({ revision: v.string(), data: v.unknown() });
const name = (callSid: string) => `payment.${callSid}`;

/** A separate call for every test. */
let calls = 0;
export function newCallSid(): string {
  calls += 1;
  return CALL_SID.slice(0, -4) + calls.toString(16).padStart(4, '0');
}

/** The query of a callback's URL: question 1 of the example's session unless said. */
export const query = (callSid: string, session = KEY, question = '1') =>
  `document=${name(callSid)}&session=${session}&question=${question}`;

/** Three digits of a card number are keyed in. */
export const keyed: Fields = {
  AccountSid: account.sid,
  Sid: PAYMENT_SID,
  Capture: 'payment-card-number',
  PartialResult: 'true',
  PaymentCardNumber: 'xxx',
  Required: 'payment-card-number,expiration-date,security-code,postal-code',
};

export function signatureOf(
  address: string,
  fields: Fields,
  authToken: string = account.authToken,
): string {
  const url = `https://${account.functionsDomain}/payments/status?${address}`;
  return getExpectedTwilioSignature(authToken, url, { ...fields });
}

const statusCallback = statusCallbacks(configuration());

export interface Signed {
  /** A call on which a payment is open and the card number was asked for, by question 1; or that record. */
  readonly openPayment: (current?: SessionRecord) => Promise<string>;
  /** Replaces the document, as the functions do at a later moment. */
  readonly write: (callSid: string, document: CallDocument) => Promise<void>;
  readonly stored: (callSid: string) => Promise<{
    readonly revision: string;
    /** As it was written. */
    readonly data: unknown;
    readonly document: CallDocument;
  }>;
  /** Posts the form as Twilio does, signed unless another signature is given. */
  readonly callBack: (address: string, fields: Fields, signature?: string) => Promise<Answered>;
}

export function signed(local: LocalTwilio): Signed {
  return {
    async openPayment(current = record(['payment-card-number'])) {
      const callSid = newCallSid();
      const document: CallDocument = { ...documentOf(current), callSid };
      const form = { UniqueName: name(callSid), Data: JSON.stringify(document) };
      await askTwilio(local, documents, form);
      return callSid;
    },
    async write(callSid, document) {
      await askTwilio(local, `${documents}/${name(callSid)}`, { Data: JSON.stringify(document) });
    },
    async stored(callSid) {
      const found = await askTwilio(local, `${documents}/${name(callSid)}`);
      const { revision, data } = v.parse(syncSchema, found);
      const document = parseDocument(data);
      if (!document) throw new Error('not a document of ours');
      return { revision, data, document };
    },
    callBack: (address, fields, signature = signatureOf(address, fields)) =>
      postForm(local, `status?${address}`, fields, { 'x-twilio-signature': signature }),
  };
}

/**
 * Hands a callback to the function itself, in this process, with no edge before it; answers what it
 * logged, line by line.
 */
export async function handleInProcess(
  local: LocalTwilio,
  address: string,
  fields: Fields,
  signature: string = signatureOf(address, fields),
  origin = local.origin,
  settings: Fields = {},
): Promise<readonly string[]> {
  const lines: string[] = [];
  const spies = (['log', 'error'] as const).map((method) =>
    jest
      .spyOn(console, method)
      .mockImplementation((...line: unknown[]) => void lines.push(...line.map(String))),
  );
  const event = {
    ...Object.fromEntries(new URLSearchParams(address)),
    ...fields,
    request: { headers: { 'x-twilio-signature': signature } },
  };
  installRuntime();
  const { restore } = redirectHttps(origin);
  await new Promise<void>((done) =>
    statusCallback({ ...accountSettings(local.origin), ...settings }, event, () => done()),
  );
  restore();
  for (const spy of spies) spy.mockRestore();
  return lines;
}
