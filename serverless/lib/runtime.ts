/*
 * What Twilio's runtime hands to a function. Written down here because
 * `@twilio-labs/serverless-runtime-types` names the client of twilio 4; the functions run on the
 * version in package.json.
 */

/** The environment. What else the runtime puts there is not used. */
export type RuntimeContext = Readonly<Record<string, unknown>>;

/** Query and body merged into one object; names of headers are in lower case. */
export interface RuntimeEvent {
  readonly [parameter: string]: unknown;
  readonly request: { readonly headers: Readonly<Record<string, unknown>> };
}

export type Handler = (
  context: RuntimeContext,
  event: RuntimeEvent,
  callback: (error: null, response: object) => void,
) => void;

/** A header given once; undefined when it is absent or repeated. */
export function headerOf(event: RuntimeEvent, name: string): string | undefined {
  const value = event.request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
