import { join } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { agents } from '../../account';
import { root } from '../../root';
import type { FlexConfiguration } from '../../twilio/flex/configuration';
import { findAgent, type Tokens } from '../../twilio/iam/tokens';
import { notFound, sendRestError } from '../../twilio/rest/errors';
import { desktopPage } from './page';

const Login = Type.Object({
  agent: Type.Optional(Type.String()),
  Token: Type.Optional(Type.String()),
});

/** Whose desktop this browser showed last: with a task open the address no longer says. */
const lastAgent = (cookies = ''): string | undefined => /\bagent=([\w-]+)/.exec(cookies)?.[1];

/**
 * The agent desktop at `/agent-desktop/`: Flex UI as `host/build.mjs` bundles it. Without a valid
 * token in the address it logs in `?agent=<identity>` (default: the first agent) by redirecting to
 * itself, with the parameters Flex UI's own login page ends on: Token, Identity, Expiration, Roles.
 */
export async function registerHost(
  app: FastifyInstance,
  tokens: Tokens,
  configuration: FlexConfiguration,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(root, 'dist'),
    prefix: '/agent-desktop/',
    index: false,
    wildcard: false,
    decorateReply: false,
  });

  app.get('/agent-desktop', (_request, reply) => reply.redirect('/agent-desktop/'));

  app.get<{ Querystring: Static<typeof Login> }>(
    // Flex UI's router puts the task that is open into the path: a reload asks for that.
    '/agent-desktop/*',
    { schema: { querystring: Login } },
    (request, reply) => {
      const { Token } = request.query;
      const path = request.url.split('?', 1)[0] ?? '';
      if (path.endsWith('.js')) return sendRestError(reply, notFound(`${path} (not built)`));
      if (Token !== undefined && tokens.check(Token).state === 'valid')
        return reply
          .header('cache-control', 'no-store')
          .header('content-security-policy', desktopPage.contentSecurityPolicy)
          .type('text/html')
          .send(desktopPage.html(configuration.uiAttributes()));
      const reloaded = path === '/agent-desktop/' ? undefined : lastAgent(request.headers.cookie);
      const identity = request.query.agent ?? reloaded;
      const agent = identity === undefined ? agents[0] : findAgent(identity);
      if (!agent) return sendRestError(reply, notFound(identity ?? 'agent'));
      const session = tokens.issue(agent);
      const login = new URLSearchParams([
        ['agent', agent.identity],
        ['Token', session.token],
        ['Identity', agent.identity],
        ['Expiration', session.expiration.toISOString()],
        ...agent.roles.map((role) => ['Roles', role]),
      ]);
      return reply
        .header('set-cookie', `agent=${agent.identity}; Path=/agent-desktop; SameSite=Strict`)
        .redirect(`${path}?${login.toString()}`);
    },
  );
}
