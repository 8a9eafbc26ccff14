import * as v from 'valibot';
import {
  type AskedReply,
  type Failure,
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
}

/** A function has 10 s (Twilio Functions); a little more for the way. */
const ATTEMPT_LIMIT_MS = 12_000;
/** No attempt starts later than this; a press is answered within both limits together. */
const TOTAL_LIMIT_MS = 15_000;
const PAUSES_MS = [300, 1_000, 3_000];
/** Too many requests at once, and Twilio not available: the same intent may be sent again. */
const RETRIED_STATUS: ReadonlySet<number> = new Set([429, 503]);

interface Attempt<Reply> {
  readonly result: FunctionsResult<Reply>;
  readonly retry: boolean;
}

function formOf(request: RequestOf<Operation>, token: string): URLSearchParams {
  const form = new URLSearchParams({ Token: token });
  for (const [name, value] of Object.entries(request)) {
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}

async function attempt<Reply>(
  url: string,
  form: URLSearchParams,
  schema: v.GenericSchema<unknown, Reply>,
): Promise<Attempt<Reply>> {
  try {
    const signal = AbortSignal.timeout(ATTEMPT_LIMIT_MS);
    // A form needs no CORS preflight; the browser sets its content type.
    const response = await fetch(url, { method: 'POST', body: form, signal });
    const retry = RETRIED_STATUS.has(response.status);
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) {
      const reply = v.safeParse(schema, body);
      if (reply.success) return { result: { kind: 'ok', reply: reply.output }, retry: false };
    }
    const failure = v.safeParse(failureSchema, body);
    return failure.success
      ? { result: { kind: 'failed', failure: failure.output.error }, retry }
      : { result: { kind: 'unreachable' }, retry };
  } catch {
    return { result: { kind: 'unreachable' }, retry: true };
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Calls the payment functions: `POST <url>/payments/<operation>`, form-encoded. A request that found
 * no answer, or was told to come back later (429, 503), is sent again with the same intent, which the
 * functions recognise; any other failure is the agent's to see.
 */
export function createFunctions({ url, token }: FunctionsOptions): Functions {
  async function send<Reply>(
    operation: Operation,
    request: RequestOf<Operation>,
    schema: v.GenericSchema<unknown, Reply>,
  ): Promise<FunctionsResult<Reply>> {
    const address = `${url.replace(/\/+$/, '')}/payments/${operation}`;
    const end = Date.now() + TOTAL_LIMIT_MS;
    for (let attempts = 0; ; attempts += 1) {
      const { result, retry } = await attempt(address, formOf(request, token()), schema);
      const wait = PAUSES_MS[attempts];
      if (!retry || wait === undefined || Date.now() + wait > end) return result;
      await pause(wait);
    }
  }

  return {
    open: (request) => send('open', request, replySchemas.open),
    ask: ({ operation, request }) => send(operation, request, replySchemas.asked),
  };
}
