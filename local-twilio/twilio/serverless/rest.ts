import type { FastifyInstance } from 'fastify';
import type { Deployments } from './deployments';
import { registerBuilds, registerDeployments, registerParts } from './restBuilds';
import { registerEnvironments, registerVariables } from './restEnvironments';
import { registerServices } from './restServices';
import type { ServerlessStore } from './store';

/** `https://serverless.twilio.com/v1/Services`, the part that `twilio-run deploy` and Flex's tools use. */
export function registerServerlessRest(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  registerServices(app, store, deployments);
  registerEnvironments(app, store, deployments);
  registerVariables(app, store);
  registerDeployments(app, store, deployments);
  registerParts(app, store, 'function');
  registerParts(app, store, 'asset');
  registerBuilds(app, store);
}
