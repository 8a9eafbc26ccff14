import pRetry, { type Options } from 'p-retry';
import * as v from 'valibot';
import {
  type AskedReply,
  type Failure,
  type FailureCode,
  failureSchema,
  type OpenReply,
  type Operation,
  replySchemas,
  type RequestOf,
} from '../payment/protocol';

export type FunctionsResult<Reply> =
  | { readonly kind: 'ok'; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** No answer that can be read: no network, a wrong address, a gateway's own error page. */
  | { readonly kind: 'unreachable' };

/** What the agent can ask of the functions; each resolves, and never rejects. */
export interface Functions {
  open(request: RequestOf<'open'>): Promise<FunctionsResult<OpenReply>>;
  ask(question: Question): Promise<FunctionsResult<AskedReply>>;
}

export type Question = {
  [O in Exclude<Operation, 'open'>]: { readonly operation: O; readonly request: RequestOf<O> };
}[Exclude<Operation, 'open'>];

export interface FunctionsOptions {
  /** Origin of the functions, e.g. `https://payments-1234.twil.io`. */
  readonly url: string;
  /** The agent's Flex token; asked for at each request, never kept. */
  readonly token: () => string;
  /** Ends what is on its way, and what would be sent again: the plugin is being unloaded. */
  readonly until?: AbortSignal;
}

/** A function has 10 s (Twilio Functions); a little more for the way. */
const ATTEMPT_LIMIT_MS = 12_000;
/** No attempt starts later than this; a press is answered within both limits together. */
const TOTAL_LIMIT_MS = 15_000;
/** Pauses of about 0.3, 1 and 3 s, drawn at random so that not all desktops come back at once. */
const again = (until: AbortSignal | undefined): Options => ({
  retries: 3,
  minTimeout: 300,
  factor: 3,
  randomize: true,
  maxRetryTime: TOTAL_LIMIT_MS,
  signal: until,
});
/** Failures of the functions that may pass with the next attempt; the others are the agent's to see. */
const PASSING: ReadonlySet<FailureCode> = new Set(['internal', 'twilio-unavailable']);

function formOf(request: RequestOf<Operation>, token: string): URLSearchParams {
  const form = new URLSearchParams({ Token: token });
  for (const [name, value] of Object.entries(request)) {
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}

/** What an answer says, and whether the same request may be answered otherwise a little later. */
async function readAnswer<Reply>(
  response: Response,
  schema: v.GenericSchema<unknown, Reply>,
): Promise<{ readonly result: FunctionsResult<Reply>; readonly mayPass: boolean }> {
  const body: unknown = await response.json().catch(() => undefined);
  const reply = v.safeParse(schema, body);
  if (response.ok && reply.success) {
    return { result: { kind: 'ok', reply: reply.output }, mayPass: false };
  }
  const refused = v.safeParse(failureSchema, body);
  if (refused.success) {
    const { error: failure } = refused.output;
    return { result: { kind: 'failed', failure }, mayPass: PASSING.has(failure.code) };
  }
  // Not from our functions but from Twilio's edge, which has too many requests or a function that died.
  const mayPass = response.status === 429 || response.status >= 500;
  return { result: { kind: 'unreachable' }, mayPass };
}

/**
 * Calls the payment functions: `POST <url>/payments/<operation>`, form-encoded. A request that found
 * no answer, or one that may pass (Twilio's own 429, 5xx), is sent again with the same intent, which the
 * functions recognise; any other failure is the agent's to see.
 */
export function createFunctions({ url, token, until }: FunctionsOptions): Functions {
  const base = `${url.replace(/\/+$/, '')}/payments`;

  async function send<Reply>(
    operation: Operation,
    values: RequestOf<Operation>,
    schema: v.GenericSchema<unknown, Reply>,
  ): Promise<FunctionsResult<Reply>> {
    let result: FunctionsResult<Reply> = { kind: 'unreachable' };
    const attempt = async () => {
      result = { kind: 'unreachable' };
      // A form needs no CORS preflight; the browser sets its content type.
      const body = formOf(values, token());
      const limit = AbortSignal.timeout(ATTEMPT_LIMIT_MS);
      const signal = until ? AbortSignal.any([until, limit]) : limit;
      const request = { method: 'POST', body, signal };
      const response = await fetch(`${base}/${operation}`, request).catch(() => undefined);
      if (!response) throw new Error('no answer');
      const answer = await readAnswer(response, schema);
      result = answer.result;
      if (answer.mayPass) throw new Error('may pass');
    };
    // The result of the last attempt says how it failed.
    await pRetry(attempt, again(until)).catch(() => undefined);
    return result;
  }

  return {
    open: (request) => send('open', request, replySchemas.open),
    ask: ({ operation, request }) => send(operation, request, replySchemas.asked),
  };
}
