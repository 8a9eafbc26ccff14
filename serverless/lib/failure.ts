import { Refusal } from './refusal';
import { readTwilioFailure } from './twilioAccess';

/** What the agent is told of anything thrown; the log learns the class of the unexpected, no more. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const failure = readTwilioFailure(error);
  const name = error instanceof Error ? error.name : typeof error;
  const log =
    failure.kind === 'refused'
      ? { twilioCode: failure.code, twilioStatus: failure.status }
      : { error: name };
  return new Refusal('internal', 'Something went wrong in the payment functions', { log });
}
