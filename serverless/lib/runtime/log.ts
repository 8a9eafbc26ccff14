/** Everything a log line may hold: ids, codes and durations, never a parameter as it came in. */
export interface LogFields {
  /** Name of the function. */
  readonly function?: string;
  readonly status?: number;
  /** Stable code of a failure (protocol.ts), or the result of a callback. */
  readonly code?: string;
  readonly milliseconds?: number;
  readonly callSid?: string;
  readonly session?: string;
  readonly question?: number;
  /** How a payment ended, if nothing else records it. */
  readonly outcome?: string;
  /** Number in Twilio's error dictionary. */
  readonly twilioCode?: number;
  /** HTTP status of a Twilio API that failed. */
  readonly twilioStatus?: number;
  /** Host of that API. */
  readonly twilioHost?: string;
  /** Names of environment variables that are missing or still placeholders. */
  readonly variables?: readonly string[];
  /** Class or name of an unexpected error; its message might quote what came in. */
  readonly error?: string;
}

/**
 * Writes one line of JSON. The fields are picked by name, so whatever else an object carries stays
 * out of the log.
 */
export function log(level: 'info' | 'error', fields: LogFields): void {
  const { callSid, session, question, twilioCode, twilioStatus, twilioHost } = fields;
  const { status, code, milliseconds, variables, error, outcome } = fields;
  const line = JSON.stringify({
    function: fields.function,
    status,
    code,
    milliseconds,
    callSid,
    session,
    question,
    outcome,
    twilioCode,
    twilioStatus,
    twilioHost,
    variables,
    error,
  });
  if (level === 'error') console.error(line);
  else console.log(line);
}
