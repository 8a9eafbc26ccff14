import https from 'node:https';
import { text } from 'node:stream/consumers';
import twilio from '../../serverless/node_modules/twilio';
import { bad, checking, good, SETUP } from './check';
import { eventsUrl } from './steps/flex';

/* What the deployed functions answer, to an agent's desktop and to Twilio. */

const UNKNOWN_CALL = `CA${'0'.repeat(32)}`;
const UNKNOWN_PAYMENT = `PK${'0'.repeat(32)}`;
const UNKNOWN_SESSION = '00000000-0000-4000-8000-000000000000';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Posts a form to the functions, with the module that Twilio's own client uses. */
function post(
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = new URLSearchParams(form).toString();
  return new Promise((done, fail) => {
    const sent = https.request(
      url,
      {
        method: 'POST',
        timeout: 15_000,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        text(response).then(
          (read) =>
            done({ status: response.statusCode ?? 0, headers: response.headers, body: read }),
          fail,
        );
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('network: no answer in 15 s')));
    sent.on('error', fail).end(body);
  });
}

export const origins = checking('Origins', async ({ deployed }) => {
  const origin = (deployed?.variables.ALLOWED_ORIGINS ?? '').split(',')[0]?.trim() ?? '';
  if (!deployed || origin === '') return bad('Origins', 'none is allowed', SETUP);
  const answer = await post(`https://${deployed.domain}/payments/open`, {}, { origin });
  const refused = answer.status >= 400 && answer.status < 500 && answer.body.includes('"error"');
  if (!refused) {
    const todo = 'Console > Functions > Live logs names what is missing';
    return bad('Origins', `payments/open answers ${answer.status}`, todo);
  }
  if (answer.headers['access-control-allow-origin'] !== origin) {
    return bad('Origins', `${origin} may not ask`, 'set ALLOWED_ORIGINS');
  }
  return good('Origins', `${origin} may ask, and is refused without a token`);
});

export const unsigned = checking('Unsigned callback', async ({ deployed }) => {
  if (!deployed) return bad('Unsigned callback', 'the functions are not deployed', SETUP);
  const { status } = await post(`https://${deployed.domain}/payments/status`, {});
  if (status === 400) return good('Unsigned callback', 'is refused before the function runs');
  return bad('Unsigned callback', `is answered ${status}`, 'payments/status must be Protected');
});

export const signed = checking('Signed event', async ({ deployed, credentials, flex }) => {
  if (!deployed) return bad('Signed event', 'the functions are not deployed', SETUP);
  const url = eventsUrl(deployed.domain);
  const form = {
    EventType: 'task.canceled',
    AccountSid: credentials.accountSid,
    WorkspaceSid: flex.workspaceSid,
    TaskSid: `WT${'0'.repeat(32)}`,
    TaskAttributes: JSON.stringify({ call_sid: UNKNOWN_CALL }),
  };
  const signature = twilio.getExpectedTwilioSignature(credentials.authToken, url, form);
  const { status } = await post(url, form, { 'x-twilio-signature': signature });
  if (status === 200 || status === 204)
    return good('Signed event', 'is taken: auth token and domain are right');
  return bad('Signed event', `is answered ${status}`, 'the auth token or DOMAIN_NAME is another');
});

export const signedStatus = checking('Signed callback', async ({ deployed, credentials }) => {
  if (!deployed) return bad('Signed callback', 'the functions are not deployed', SETUP);
  const query = `document=payment.${UNKNOWN_CALL}&session=${UNKNOWN_SESSION}&question=0`;
  const url = `https://${deployed.domain}/payments/status?${query}`;
  const form = { AccountSid: credentials.accountSid, CallSid: UNKNOWN_CALL, Sid: UNKNOWN_PAYMENT };
  const { CALLS_REGION, CALLS_AUTH_TOKEN } = deployed.variables;
  const elsewhere = CALLS_REGION !== undefined && CALLS_REGION !== 'us1';
  const signer = (elsewhere ? CALLS_AUTH_TOKEN : undefined) ?? credentials.authToken;
  const signature = twilio.getExpectedTwilioSignature(signer, url, form);
  const { status } = await post(url, form, { 'x-twilio-signature': signature });
  if (status === 400 && elsewhere) {
    const todo = 'Twilio does not let it through to functions in US1: take calls in US1';
    return bad('Signed callback', `by the auth token of ${CALLS_REGION} is refused`, todo);
  }
  if (status === 200) return good('Signed callback', 'about a call that nobody knows is taken');
  const todo = 'Console > Functions > Live logs: the auth token, DOMAIN_NAME or Sync is another';
  return bad('Signed callback', `is answered ${status}`, todo);
});
