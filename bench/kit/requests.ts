import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { account } from '../../local-twilio/account';
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

const functionsPath = `/twilio/${account.functionsDomain}/`;
const isForFunctions = ({ url = '' }: IncomingMessage): boolean => url.startsWith(functionsPath);

/** Hears of every request that this process answers during `work`. */
async function hearing<T>(
  onStart: (request: IncomingMessage) => void,
  onFinish: (request: IncomingMessage) => void,
  work: () => Promise<T>,
): Promise<T> {
  const heard = (listener: (request: IncomingMessage) => void) => (message: unknown) => {
    const request = requestOf(message);
    if (request) listener(request);
  };
  const [started, finished] = [heard(onStart), heard(onFinish)];
  subscribe(STARTED, started);
  subscribe(FINISHED, finished);
  try {
    return await work();
  } finally {
    unsubscribe(STARTED, started);
    unsubscribe(FINISHED, finished);
  }
}

/** Does `work` while it is known which requests are under way; `quiet` resolves when none to the functions is. */
export function watchingFunctions<T>(work: (quiet: () => Promise<void>) => Promise<T>): Promise<T> {
  const underWay = new Set<IncomingMessage>();
  const waiting = new Set<() => void>();
  const quiet = () =>
    new Promise<void>((resolve) => {
      if (underWay.size === 0) resolve();
      else waiting.add(resolve);
    });
  return hearing(
    (request) => {
      if (isForFunctions(request)) underWay.add(request);
    },
    (request) => {
      if (!underWay.delete(request) || underWay.size > 0) return;
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
    () => work(quiet),
  );
}

/** One callback of Twilio as this process delivered it. */
export interface CallbackSeen {
  /** Its requests to Sync; undefined if something else asked the functions beside it, which may have made them. */
  readonly requests: number | undefined;
}

interface Invocation {
  requests: number;
  overlapped: boolean;
}

const byFunctions = `Basic ${btoa(`${account.apiKeySid}:${account.apiKeySecret}`)}`;
const isOfFunctionsToSync = ({ url = '', headers }: IncomingMessage): boolean =>
  url.startsWith('/twilio/sync.twilio.com/') && headers.authorization === byFunctions;

/** The callbacks that come during `work`, in order. Counts by cause and not by time: it is the same on a slow machine. */
export async function callbacksDuring(work: () => Promise<void>): Promise<readonly CallbackSeen[]> {
  const underWay = new Map<IncomingMessage, Invocation>();
  const callbacks: Invocation[] = [];
  await hearing(
    (request) => {
      const [only] = underWay.values();
      if (isForFunctions(request)) {
        const invocation = { requests: 0, overlapped: only !== undefined };
        for (const other of underWay.values()) other.overlapped = true;
        underWay.set(request, invocation);
        if (request.url?.includes('/payments/status')) callbacks.push(invocation);
      } else if (only && isOfFunctionsToSync(request)) {
        only.requests += 1;
      }
    },
    (request) => underWay.delete(request),
    work,
  );
  return callbacks.map(({ requests, overlapped }) => ({
    requests: overlapped ? undefined : requests,
  }));
}

/** Every request to a Twilio host, or to the functions, that this process answers during `work`. */
export async function requestsDuring(work: () => Promise<void>): Promise<readonly Span[]> {
  const begun = new Map<IncomingMessage, number>();
  const spans: Span[] = [];
  await hearing(
    (request) => begun.set(request, now()),
    (request) => {
      const start = begun.get(request);
      const name = nameOf(request);
      if (start !== undefined && name !== undefined) spans.push({ name, start, end: now() });
    },
    work,
  );
  return spans.sort((one, other) => one.start - other.start);
}
