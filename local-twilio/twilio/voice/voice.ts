import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context';
import { createAgentLegs } from './agentLegs';
import { root } from '../../root';
import { pageScript } from './bundle';
import { createMediaPages } from './mediaPages';
import { createSignalling } from './signalling';

const mediaPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Media server</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <script src="/voice/media.js"></script>
  </body>
</html>
`;

/**
 * The agents' voice: the Voice SDK's signalling, and the media page `GET /voice/media?identity=…`
 * that the agent desktop keeps in a hidden frame (see `browser/desktopVoice.ts`). The SDK reconnects
 * to the edge named when it connected, which is always `roaming`.
 */
export function registerVoice(app: FastifyInstance, context: Context): void {
  const media = createMediaPages();
  const legs = createAgentLegs(context.calls, media, app.switches.current);
  const script = pageScript(join(root, 'twilio/voice/browser/media.ts'));

  context.sockets.serve(
    '/twilio/voice-js.roaming.twilio.com/signal',
    createSignalling(context.calls, legs, context.tokens),
  );
  context.sockets.serve('/voice/media', media.serve);
  app.get('/voice/media', (_request, reply) => reply.type('text/html').send(mediaPage));
  app.get('/voice/media.js', async (_request, reply) =>
    reply.type('text/javascript').send(await script()),
  );
}
