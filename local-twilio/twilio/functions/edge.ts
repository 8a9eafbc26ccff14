import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { account } from '../../account';
import { sameSignature, signatureOf } from '../../edge/signature';

const prefix = `/twilio/${account.functionsDomain}`;
/** As Twilio's Functions: a mebibyte in, ten seconds to answer. */
const BODY_LIMIT = 1_048_576;
const ANSWER_WITHIN_MS = 10_000;

/** Headers about the connection, not the message (RFC 9110), and what the server sets itself. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));

export interface Upstream {
  readonly port: number;
  readonly protectedPaths: ReadonlySet<string>;
}

/** Path and query as sent: nothing is decoded or tidied up, so no path is taken for another one. */
const pathAndQuery = (request: FastifyRequest): string => request.url.slice(prefix.length);

/**
 * Printable ASCII without `#`. A fragment in a request line would be part of the path here, but not
 * for Express behind, and so get past the check of protected functions.
 */
const plainPath = /^\/[!"$-~]*$/;

/** Whether Twilio signed the request; the form's parameters belong to what is signed. */
function isSigned(request: FastifyRequest, body: Buffer): boolean {
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string') return false;
  const url = `https://${account.functionsDomain}${pathAndQuery(request)}`;
  return sameSignature(signature, signatureOf(account.authToken, url, formOf(request, body)));
}

function formOf(request: FastifyRequest, body: Buffer): Record<string, string[]> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return {};
  const form = new URLSearchParams(body.toString('utf8'));
  return Object.fromEntries([...form.keys()].map((name) => [name, form.getAll(name)]));
}

/** Undefined when the function did not answer in time. */
function forward(
  request: FastifyRequest,
  body: Buffer,
  port: number,
): Promise<IncomingMessage | undefined> {
  return new Promise((answered, failed) => {
    const timer = setTimeout(() => {
      answered(undefined);
      upstream.destroy();
    }, ANSWER_WITHIN_MS);
    const upstream = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: request.method,
        path: pathAndQuery(request),
        headers: {
          ...endToEnd(request.headers),
          host: account.functionsDomain,
          ...(body.length > 0 ? { 'content-length': body.length } : {}),
        },
      },
      (answer) => {
        clearTimeout(timer);
        answered(answer);
      },
    );
    upstream.on('error', (error) => {
      clearTimeout(timer);
      failed(error);
    });
    upstream.end(body);
  });
}

/**
 * A body that calls itself JSON and is none. `twilio-run` answers it with an HTML page before any
 * function runs; that Twilio's edge refuses it in plain text is a guess.
 */
function isMalformedJson(request: FastifyRequest, body: Buffer): boolean {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return false;
  try {
    JSON.parse(body.toString('utf8'));
    return false;
  } catch {
    return true;
  }
}

const sendText = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply.code(status).type('text/plain; charset=utf-8').send(text);

/**
 * Twilio's edge in front of the account's Functions: passes every request on as it is, except that a
 * `.protected` function gets only what Twilio signed; the rest is answered 400 before it runs.
 * `upstream` answers undefined while there is nobody to pass requests on to (502).
 */
export function registerFunctionsEdge(
  app: FastifyInstance,
  upstream: () => Upstream | undefined,
): void {
  void app.register((edge, _options, registered) => {
    edge.removeAllContentTypeParsers();
    edge.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, body),
    );

    edge.all<{ Body: Buffer | undefined }>(`${prefix}/*`, async (request, reply) => {
      const target = upstream();
      if (!target) return sendText(reply, 502, 'Functions are not running');
      if (!plainPath.test(pathAndQuery(request))) return sendText(reply, 400, 'Malformed path');
      const body = request.body ?? Buffer.alloc(0);
      const [path = ''] = pathAndQuery(request).split('?', 1);
      if (target.protectedPaths.has(path) && !isSigned(request, body)) {
        return sendText(reply, 400, 'Request does not carry a valid X-Twilio-Signature');
      }
      if (isMalformedJson(request, body)) {
        return sendText(reply, 400, 'The body is not valid JSON');
      }
      try {
        const answer = await forward(request, body, target.port);
        if (!answer) return await sendText(reply, 504, 'Function timed out');
        return await reply
          .code(answer.statusCode ?? 502)
          .headers(endToEnd(answer.headers))
          .send(answer);
      } catch {
        return sendText(reply, 502, 'Function failed');
      }
    });
    registered();
  });
}
