import { Agent, request } from 'node:http';
import { authorization, type Fields } from '../../serverless/http.test/harness';
import { signatureOf } from '../../serverless/http.test/signed';

const agent = new Agent({ keepAlive: true });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Posts a form over a connection that stays open, as Twilio does. Meant for measurements in milliseconds:
 * `fetch` alone takes about one. Rejects unless the answer has the status `done`.
 */
function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  expected: number,
): Promise<void> {
  return new Promise((done, failed) => {
    const sent = request(url, { method: 'POST', agent, headers: { ...form, ...headers } });
    sent.on('error', failed);
    sent.on('response', (response) => {
      const { statusCode } = response;
      response.on('error', failed);
      response.on('end', () => {
        if (statusCode === expected) done();
        else failed(new Error(`${new URL(url).pathname} answered ${String(statusCode)}`));
      });
      response.resume();
    });
    sent.end(body);
  });
}

/** Posts to a Twilio API as the account itself, e.g. to `sync.twilio.com/v1/…`. */
export function postToTwilio(origin: string, path: string, fields: Fields): Promise<void> {
  const body = new URLSearchParams(fields).toString();
  return post(`${origin}/twilio/${path}`, body, { authorization }, 200);
}

/** A status callback, signed before anything is measured. */
export interface Callback {
  /** Of its URL, with the query. */
  readonly path: string;
  readonly body: string;
  readonly signature: string;
  /** The status that means success: our functions answer 204, or 200 if there was nothing to do. */
  readonly done: number;
}

/** `address` is the query of the callback's URL. */
export function callbackOf(address: string, fields: Fields): Callback {
  const body = new URLSearchParams(fields).toString();
  const signature = signatureOf(address, fields);
  return { path: `/payments/status?${address}`, body, signature, done: 204 };
}

/** Has the functions on that port begin or end a profile (`kit/profile.ts`). */
export const postProfile = (port: number) => (fields: Fields) =>
  callBack(port, { ...callbackOf('', fields), path: '/payments/profile', done: 200 });

/** Sends a callback directly to the functions on that port; the edge in front of them is Twilio's. */
export function callBack(port: number, { path, body, signature, done }: Callback): Promise<void> {
  const headers = { 'x-twilio-signature': signature };
  return post(`http://127.0.0.1:${port}${path}`, body, headers, done);
}
