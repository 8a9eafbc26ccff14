import type { LocalTwilio } from '../../local-twilio/server';
import { hostFunctions } from '../../local-twilio/twilio/functions/hosting';
import { type Answered, answered, type Fields } from './harness';

export interface Deployment {
  readonly post: (name: string, fields: Fields, headers?: Fields) => Promise<Answered>;
  readonly close: () => Promise<void>;
}

/** The functions of a local Twilio with other settings, asked without an edge before them. */
export async function deploy(
  local: Pick<LocalTwilio, 'origin'> & { readonly functionsFolder: string },
  environment: Fields,
): Promise<Deployment> {
  const hosted = await hostFunctions(local.functionsFolder, local.origin, { environment });
  return {
    async post(name, fields, headers = {}) {
      const url = `http://127.0.0.1:${hosted.port}/payments/${name}`;
      const body = new URLSearchParams(fields);
      return answered(await fetch(url, { method: 'POST', headers, body }));
    },
    close: hosted.close,
  };
}
