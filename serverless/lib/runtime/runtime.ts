import * as v from 'valibot';

/*
 * What Twilio's runtime hands to a function. Written down here because
 * `@twilio-labs/serverless-runtime-types` names the client of twilio 4; the functions run on the
 * version in package.json.
 */

/** The environment. What else the runtime puts there is not used. */
export type RuntimeContext = Readonly<Record<string, unknown>>;

/**
 * Query and body merged into one object, and the runtime's own `request`. `twilio-run` lets a parameter
 * of that name replace it, so nothing is taken for granted.
 */
export interface RuntimeEvent {
  readonly [parameter: string]: unknown;
}

/** Names of headers are in lower case. */
const requestSchema = v.object({ headers: v.record(v.string(), v.unknown()) });

/** Given an error, the runtime answers 500 with it. */
export type Handler = (
  context: RuntimeContext,
  event: RuntimeEvent,
  callback: (error: string | null, response?: object) => void,
) => void;

/** A header given once; undefined when it is absent or repeated. */
export function headerOf(event: RuntimeEvent, name: string): string | undefined {
  const request = v.safeParse(requestSchema, event.request);
  const value = request.success ? request.output.headers[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
