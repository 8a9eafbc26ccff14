import { Agent, request } from 'node:http';
import { authorization, type Fields } from '../../serverless/http.test/harness';
import { signatureOf } from '../../serverless/http.test/signed';

const agent = new Agent({ keepAlive: true });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Posts a form over a connection that stays open, as Twilio does. For what is measured by the millisecond:
 * `fetch` takes about one for itself. Rejects unless it is answered 2xx.
 */
function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((done, failed) => {
    const sent = request(url, { method: 'POST', agent, headers: { ...form, ...headers } });
    sent.on('error', failed);
    sent.on('response', (response) => {
      const { statusCode = 0 } = response;
      response.on('error', failed);
      response.on('end', () => {
        if (statusCode >= 200 && statusCode < 300) done();
        else failed(new Error(`${new URL(url).pathname} answered ${statusCode}`));
      });
      response.resume();
    });
    sent.end(body);
  });
}

/** Posts to a Twilio API as the account itself, e.g. to `sync.twilio.com/v1/…`. */
export function postToTwilio(origin: string, path: string, fields: Fields): Promise<void> {
  const body = new URLSearchParams(fields).toString();
  return post(`${origin}/twilio/${path}`, body, { authorization });
}

/** A status callback, signed before anything is measured. */
export interface Callback {
  /** Of its URL, with the query. */
  readonly path: string;
  readonly body: string;
  readonly signature: string;
}

/** `address` is the query of the callback's URL. */
export function callbackOf(address: string, fields: Fields): Callback {
  const body = new URLSearchParams(fields).toString();
  return { path: `/payments/status?${address}`, body, signature: signatureOf(address, fields) };
}

/** Sends a callback to the functions on that port; the edge before them is Twilio's. */
export function callBack(port: number, { path, body, signature }: Callback): Promise<void> {
  return post(`http://127.0.0.1:${port}${path}`, body, { 'x-twilio-signature': signature });
}
