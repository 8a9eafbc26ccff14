import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { account, agents } from '../../account';
import type { Context } from '../../context';
import { serveEvents } from '../../edge/eventStream';
import type { Entry } from '../../edge/journal';
import { root } from '../../root';
import { pageScript } from '../../twilio/voice/bundle';

const page = (file: string) => join(root, 'world/home/page', file);
const CONTENT_SECURITY_POLICY = "default-src 'self'; img-src data:; base-uri 'none'";

/** The account and the addresses; nothing here is secret, because the account is local. */
const here = (origin: string, desktop: boolean) => ({
  'Account SID': account.sid,
  'Auth token': account.authToken,
  'API key': account.apiKeySid,
  'API secret': account.apiKeySecret,
  'Phone number': account.phoneNumber,
  Agents: agents.map(({ identity }) => identity).join(', '),
  Proxy: `HTTPS_PROXY=${origin}, certificate at ${origin}/ca.pem`,
  'Agent desktop': desktop ? `${origin}/agent-desktop/` : 'not started',
});

/** Logs the states of calls, and the requests to Payments. */
function keepJournal(app: FastifyInstance, { calls, journal }: Context): void {
  for (const event of ['ringing', 'answered', 'ended'] as const) {
    calls.events.on(event, ({ sid, party, from, to }) =>
      journal.note('call', `${event}: ${party}, ${from} to ${to}, ${sid}`),
    );
  }
  app.addHook('onResponse', ({ method, url }, { statusCode }, done) => {
    const [, path] = /\/Calls\/(\w+\/Payments[^?]*)/.exec(url) ?? [];
    if (path !== undefined) journal.note('payment', `${method} ${path}: ${statusCode}`);
    done();
  });
}

/**
 * The start page, `GET /`: the account, and a live log. For scripts: `GET /log` is the log as JSON,
 * `GET /log/events` as server-sent events. `POST /callbacks` receives callbacks for clients without a server.
 */
export function registerHome(app: FastifyInstance, context: Context, desktop: boolean): void {
  const script = pageScript(page('home.ts'));
  const [html, css] = [readFileSync(page('home.html')), readFileSync(page('home.css'))];
  const { journal } = context;
  keepJournal(app, context);

  app.get('/', (_request, reply) =>
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY).type('text/html').send(html),
  );
  app.get('/home/home.css', (_request, reply) => reply.type('text/css').send(css));
  app.get('/home/home.js', async (_request, reply) =>
    reply.type('text/javascript').send(await script()),
  );
  app.get('/home/here', () => here(context.origin(), desktop));
  app.get('/log', () => journal.list());
  app.post('/callbacks', (_request, reply) => reply.code(204).send());

  serveEvents(app, '/log/events', (send) => {
    const sendEntry = (entry: Entry) => send({ data: JSON.stringify(entry) });
    for (const entry of journal.list()) sendEntry(entry);
    return journal.watch(sendEntry);
  });
}
