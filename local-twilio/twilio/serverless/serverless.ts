import type { FastifyInstance } from 'fastify';
import type { Tap } from '../../edge/tap';
import type { Sites } from '../functions/sites';
import { createDeployments } from './deployments';
import { registerServerlessRest } from './rest';
import { createServerlessStore } from './store';
import { registerUpload } from './upload';

/** Twilio Serverless: what is uploaded, built and deployed runs at its `https://….twil.io`. */
export function registerServerless(
  app: FastifyInstance,
  sites: Sites,
  { origin }: { readonly origin: () => string },
  tap: Tap | undefined,
): void {
  const store = createServerlessStore(() => app.switches.current().serverlessRefusal);
  const deployments = createDeployments(sites, origin, (text) => tap?.('functions', text));
  registerServerlessRest(app, store, deployments);
  registerUpload(app, store);
  // Before the server waits for its connections: the functions keep some of them open.
  app.addHook('preClose', () => deployments.stopAll());
}
