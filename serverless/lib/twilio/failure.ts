import { Refusal, refusal } from '../runtime/refusal';
import { TwilioError } from './http';
import { twilioUnavailable } from './retry';

/** Twilio's answers to credentials that are wrong or lack the permission. */
const unauthorized: ReadonlySet<number> = new Set([401, 403]);

/** An API of Twilio refuses the functions themselves: nothing an agent can mend. */
export function credentialsRefused(twilioHost: string, twilioStatus: number): Refusal {
  return refusal('not-configured', 'The payment functions are not configured', {
    twilioHost,
    twilioStatus,
  });
}

function ofTwilio({ host, failure }: TwilioError): Refusal {
  if (failure.kind === 'unavailable') return twilioUnavailable(failure.status);
  const { status, code } = failure;
  if (unauthorized.has(status)) return credentialsRefused(host, status);
  return refusal('internal', 'Something went wrong in the payment functions', {
    twilioHost: host,
    twilioCode: code,
    twilioStatus: status,
  });
}

/** The refusal for anything thrown; of an unexpected error only the class is logged. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof TwilioError) return ofTwilio(error);
  const name = error instanceof Error ? error.name : typeof error;
  return refusal('internal', 'Something went wrong in the payment functions', { error: name });
}
