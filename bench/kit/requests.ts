import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { now } from './desktop';

/** A bar of a waterfall; milliseconds since 1970. */
export interface Span {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const STARTED = 'http.server.request.start';
const FINISHED = 'http.server.response.finish';

function requestOf(message: unknown): IncomingMessage | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  return message.request instanceof IncomingMessage ? message.request : undefined;
}

/** `POST sync.twilio.com …/Documents`; SIDs, names and queries would only clutter the picture. */
function nameOf({ method = '', url = '' }: IncomingMessage): string | undefined {
  const match = /^\/twilio\/([^/]+)\/([^?]*)/.exec(url);
  if (!match) return undefined;
  const [, host = '', path = ''] = match;
  const words = path.replace(/\.json$/, '').split('/');
  const plain = words.filter((word) => !/[A-Z]{2}[0-9a-f]{32}/.test(word));
  return `${method} ${host} ${plain.slice(-2).join('/')}`;
}

/** Every request to a Twilio host, or to the functions, that this process answers during `work`. */
export async function requestsDuring(work: () => Promise<void>): Promise<readonly Span[]> {
  const begun = new Map<IncomingMessage, number>();
  const spans: Span[] = [];
  const onStart = (message: unknown) => {
    const request = requestOf(message);
    if (request) begun.set(request, now());
  };
  const onFinish = (message: unknown) => {
    const request = requestOf(message);
    const start = request && begun.get(request);
    const name = request && nameOf(request);
    if (start !== undefined && name !== undefined) spans.push({ name, start, end: now() });
  };
  subscribe(STARTED, onStart);
  subscribe(FINISHED, onFinish);
  try {
    await work();
  } finally {
    unsubscribe(STARTED, onStart);
    unsubscribe(FINISHED, onFinish);
  }
  return spans.sort((one, other) => one.start - other.start);
}
