import type { Static } from '@sinclair/typebox';
import type { Paging } from '../rest/paging';
import { missingAfter } from '../rest/resourceRoutes';
import type { Environment, Service } from './model';
import type { ServerlessStore } from './store';

/* What the routes of Serverless have in common. */

export const services = '/twilio/serverless.twilio.com/v1/Services';

export type Params = Readonly<Record<'service' | 'environment' | 'sid' | 'version', string>>;

/** A request for a page. */
export interface PageRequest {
  Params: Params;
  Querystring: Static<typeof Paging>;
}

export const missing = missingAfter('/v1');

interface InService {
  readonly service: Service;
  readonly environment: Environment;
}

/** An environment by SID or unique name, and its service. */
export function environmentOf(store: ServerlessStore, params: Params): InService | undefined {
  const service = store.service(params.service);
  const environment = service?.environments.find(
    ({ sid, uniqueName }) => sid === params.environment || uniqueName === params.environment,
  );
  return service && environment && { service, environment };
}
