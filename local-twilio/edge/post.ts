import { Agent, request as httpRequest } from 'node:http';
import { Agent as TlsAgent, request as httpsRequest } from 'node:https';
import type { WebhookFailure } from './retryPolicy';

const ANSWER_WITHIN_MS = 15_000;

/** Posts webhooks over its own connections. */
export interface Post {
  /** What went wrong with one request; undefined when it was answered below 400. Never rejects. */
  send(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<WebhookFailure | undefined>;
  isClosed(): boolean;
  /** Ends what is under way. */
  readonly close: () => void;
}

function failureOf(status = 0): WebhookFailure | undefined {
  if (status >= 500) return '5xx';
  return status >= 400 ? '4xx' : undefined;
}

/**
 * `outbound`: other machines are posted to, so certificates are checked.
 *
 * `fetch` would do, at several times the cost: there is a webhook for every key that a caller presses.
 */
export function createPost(outbound: boolean): Post {
  const plain = new Agent({ keepAlive: true });
  // A certificate on this machine is one that its developer made: nobody vouches for it.
  const tls = new TlsAgent({ keepAlive: true, rejectUnauthorized: outbound });
  let closed = false;

  return {
    send: (url, headers, body) =>
      new Promise((resolve) => {
        let late = false;
        const timer = setTimeout(() => {
          late = true;
          request.destroy();
        }, ANSWER_WITHIN_MS);
        const done = (failure: WebhookFailure | undefined) => {
          clearTimeout(timer);
          resolve(failure);
        };
        const broken = () => done(late ? 'rt' : 'ct');
        const isTls = url.startsWith('https:');
        const options = {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          agent: isTls ? tls : plain,
        };
        const request = (isTls ? httpsRequest : httpRequest)(url, options, (response) => {
          response
            .resume()
            .on('end', () => done(failureOf(response.statusCode)))
            .on('error', broken);
        });
        request.on('error', broken).end(body);
      }),
    isClosed: () => closed,
    close() {
      closed = true;
      plain.destroy();
      tls.destroy();
    },
  };
}
