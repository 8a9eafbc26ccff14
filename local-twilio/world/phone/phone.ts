import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context';
import { serveEvents } from '../../edge/eventStream';
import { root } from '../../root';
import type { AnswerAtOnce } from '../../twilio/taskrouter/answeredCalls';
import { pageScript } from '../../twilio/voice/bundle';
import { registerCallerApi } from './callerApi';
import type { PhoneEvent } from './events';
import { createKeypad } from './keypad';
import { createLines } from './lines';

const page = (file: string) => join(root, 'world/phone/page', file);

/** The phone's page loads nothing from elsewhere. */
const CONTENT_SECURITY_POLICY = "default-src 'self'; img-src data:; base-uri 'none'";

/**
 * The caller's phone: the HTTP API (`callerApi.ts`), the page `GET /phone/`, and its live state
 * `GET /phone/events`, server-sent events each with one `PhoneEvent` as JSON, the lines first.
 */
export function registerPhone(
  app: FastifyInstance,
  context: Context,
  answerAtOnce: AnswerAtOnce,
): void {
  const closing = new AbortController();
  const lines = createLines(context.calls);
  const script = pageScript(page('phone.ts'));
  const html = readFileSync(page('phone.html'));

  context.onReset(() => lines.refresh());
  const keypad = createKeypad(context.calls, closing.signal);
  registerCallerApi(app, context.calls, keypad, answerAtOnce);

  app.get('/phone', (_request, reply) => reply.redirect('/phone/'));
  app.get('/phone/', (_request, reply) =>
    reply
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .type('text/html; charset=utf-8')
      .send(html),
  );
  for (const file of ['phone.css', 'side.css']) {
    const css = readFileSync(page(file));
    app.get(`/phone/${file}`, (_request, reply) => reply.type('text/css').send(css));
  }
  app.get('/phone/phone.js', async (_request, reply) =>
    reply.type('text/javascript').send(await script()),
  );

  serveEvents(app, '/phone/events', (send) => {
    const sendEvent = (event: PhoneEvent) => send({ data: JSON.stringify(event) });
    sendEvent({ type: 'lines', lines: lines.list() });
    return lines.watch(sendEvent);
  });

  // Otherwise the server would wait for keys still to be pressed.
  app.addHook('preClose', (done) => {
    closing.abort();
    done();
  });
}
