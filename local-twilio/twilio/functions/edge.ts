import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { account, regional } from '../../account';
import { createGate } from '../../edge/limits';
import { sameSignature, signatureOf } from '../../edge/signature';
import type { Limits } from '../../settings';
import type { Asset, Site } from './sites';

/** As Twilio's Functions: a mebibyte in, ten seconds to answer. */
const BODY_LIMIT = 1_048_576;
const ANSWER_WITHIN_S = 10;

/**
 * Headers about the connection, not the message (RFC 9110), and what a server says of itself: Twilio's gateway makes
 * the answer (Function Request Flow), and `twilio-run` does so with Express.
 */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-powered-by',
]);

const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));

type Request = FastifyRequest<{ Params: { domain: string }; Body: Buffer | undefined }>;

/** Path and query as sent: nothing is decoded or tidied up, so no path is taken for another one. */
const pathAndQuery = ({ url, params: { domain } }: Request): string =>
  url.slice(`/twilio/${domain}`.length);

/**
 * Printable ASCII without `#`. A fragment in a request line would be part of the path here, but not
 * for Express behind, and so get past the check of protected functions.
 */
const plainPath = /^\/[!"$-~]*$/;

/** Whether Twilio signed the request; the form's parameters belong to what is signed. */
function isSigned(request: Request, body: Buffer): boolean {
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string') return false;
  const url = `https://${request.params.domain}${pathAndQuery(request)}`;
  const form = formOf(request, body);
  const { foreignSignature } = request.server.switches.current();
  const foreign = foreignSignature === 'accept' ? regional.map(({ authToken }) => authToken) : [];
  const tokens = [account.authToken, ...foreign];
  return tokens.some((token) => sameSignature(signature, signatureOf(token, url, form)));
}

function formOf(request: FastifyRequest, body: Buffer): Record<string, string[]> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return {};
  const form = new URLSearchParams(body.toString('utf8'));
  return Object.fromEntries([...form.keys()].map((name) => [name, form.getAll(name)]));
}

/** Undefined when the function did not answer in time. */
function forward(
  request: Request,
  body: Buffer,
  port: number,
  seconds: number,
): Promise<IncomingMessage | undefined> {
  return new Promise((answered, failed) => {
    const timer = setTimeout(() => {
      answered(undefined);
      upstream.destroy();
    }, seconds * 1000);
    const upstream = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: request.method,
        path: pathAndQuery(request),
        headers: {
          ...endToEnd(request.headers),
          host: request.params.domain,
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

/** Whether a body claims to be JSON and is not: no function runs for it. */
function isMalformedJson(request: FastifyRequest, body: Buffer): boolean {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return false;
  try {
    JSON.parse(body.toString('utf8'));
    return false;
  } catch {
    return true;
  }
}

/** Functions answer these and no others (Function Request Flow). */
const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'OPTIONS']);

/** Whether a GET brings a body, which Twilio answers 403 (Function Request Flow). */
const hasForbiddenBody = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

const sendText = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply.code(status).type('text/plain; charset=utf-8').send(text);

/** Sends a file; a private one is for functions alone. */
function sendAsset(request: Request, reply: FastifyReply, asset: Asset): FastifyReply {
  if (asset.visibility === 'private') return sendText(reply, 404, 'Not found');
  if (asset.visibility === 'protected' && !isSigned(request, Buffer.alloc(0))) {
    const { protectedAssetStatus } = request.server.switches.current();
    return sendText(
      reply,
      protectedAssetStatus,
      'Request does not carry a valid X-Twilio-Signature',
    );
  }
  return reply.type(asset.contentType).send(asset.content);
}

/**
 * Twilio's edge in front of the account's Functions and Assets: forwards every request unchanged, except that a
 * request to a protected function without Twilio's signature is answered 400, and any to a private one 404. A domain to
 * which nothing is deployed is 404; one whose functions do not run is 502.
 */
export function registerFunctionsEdge(
  app: FastifyInstance,
  sites: ReadonlyMap<string, Site>,
  { functionConcurrency, functionSeconds = ANSWER_WITHIN_S }: Limits,
): void {
  const running = createGate(functionConcurrency);
  void app.register((edge, _options, registered) => {
    edge.removeAllContentTypeParsers();
    edge.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, body),
    );

    edge.all<{ Params: { domain: string }; Body: Buffer | undefined }>(
      '/twilio/:domain(^[a-z0-9-]+\\.twil\\.io$)/*',
      async (request, reply) => {
        const site = sites.get(request.params.domain);
        const spelled = request.url.startsWith(`/twilio/${request.params.domain}/`);
        if (!site || !spelled) return sendText(reply, 404, 'Nothing is deployed here');
        if (!plainPath.test(pathAndQuery(request))) return sendText(reply, 400, 'Malformed path');
        const body = request.body ?? Buffer.alloc(0);
        const [path = ''] = pathAndQuery(request).split('?', 1);
        const asset = site.assets.get(path);
        if (asset) return sendAsset(request, reply, asset);
        const switches = app.switches.current();
        if (!methods.has(request.method))
          return sendText(reply, switches.functionMethodStatus, 'Method not allowed');
        if (hasForbiddenBody(request)) return sendText(reply, 403, 'Forbidden');
        const port = await site.port();
        if (port === undefined) return sendText(reply, 502, 'Functions are not running');
        const guard = site.guarded.get(path);
        if (guard === 'private') return sendText(reply, 404, 'Not found');
        if (guard === 'protected' && !isSigned(request, body)) {
          return sendText(reply, 400, 'Request does not carry a valid X-Twilio-Signature');
        }
        if (switches.malformedJson === 'edge' && isMalformedJson(request, body)) {
          return sendText(reply, 400, 'The body is not valid JSON');
        }
        if (!running.enter(reply.raw))
          return sendText(reply, switches.functionLimitStatus, 'Too many functions run');
        try {
          const answer = await forward(request, body, port, functionSeconds);
          if (!answer) return await sendText(reply, 504, 'Function timed out');
          return await reply
            .code(answer.statusCode ?? 502)
            .headers(endToEnd(answer.headers))
            .send(answer);
        } catch {
          return sendText(reply, switches.functionFailureStatus, 'Function failed');
        }
      },
    );
    registered();
  });
}
