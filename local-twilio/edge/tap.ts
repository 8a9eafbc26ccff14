import type { FastifyInstance } from 'fastify';

/** A text, and its sender or receiver: an address of this server, or `functions` for what their process printed. */
export type Tap = (from: string, text: string) => void;

/** Passes every request and reply of this server to a test, so that it can search them all. */
export function registerTap(app: FastifyInstance, tap: Tap): void {
  app.addHook('preHandler', ({ method, url, headers, body }, _reply, done) => {
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body ?? '');
    tap(url, `${method} ${url} ${JSON.stringify(headers)} ${text}`);
    done();
  });
  app.addHook('onSend', ({ url }, reply, payload, done) => {
    // A stream is an answer of the functions, which its requester reports as well.
    const text = typeof payload === 'string' || Buffer.isBuffer(payload) ? String(payload) : '';
    tap(url, `${reply.statusCode} ${JSON.stringify(reply.getHeaders())} ${text}`);
    done(null, payload);
  });
}
