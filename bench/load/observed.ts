import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

/** A request that the local Twilio answered. */
export interface Answered {
  /** e.g. `sync.twilio.com`. */
  readonly host: string;
  readonly method: string;
  /** Name of a function, such as `payments/status`; otherwise the path. */
  readonly path: string;
  readonly status: number;
  /** Milliseconds by the process's clock. */
  readonly begun: number;
  readonly ended: number;
}

/** Marks a request that belongs to the measurement, not to what is measured. */
export const ours = { 'x-bench': 'ours' } as const;

const STARTED = 'http.server.request.start';
const FINISHED = 'http.server.response.finish';

function messagesOf(event: unknown): { request?: IncomingMessage; response?: ServerResponse } {
  if (typeof event !== 'object' || event === null) return {};
  const request = 'request' in event && event.request instanceof IncomingMessage && event.request;
  const response =
    'response' in event && event.response instanceof ServerResponse && event.response;
  return { ...(request && { request }), ...(response && { response }) };
}

/** Collects what the local Twilio of this process answers at its Twilio hosts, until `stop`. */
export function observeAnswers(): { stop(): readonly Answered[] } {
  const begun = new WeakMap<IncomingMessage, number>();
  const answers: Answered[] = [];
  const onStart = (event: unknown) => {
    const { request } = messagesOf(event);
    if (request) begun.set(request, performance.now());
  };
  const onFinish = (event: unknown) => {
    const { request, response } = messagesOf(event);
    const at = request && begun.get(request);
    const [, host, path] = /^\/twilio\/([^/]+)\/([^?]*)/.exec(request?.url ?? '') ?? [];
    if (!request || !response || at === undefined || request.headers['x-bench']) return;
    if (host === undefined || path === undefined) return;
    const { method = '' } = request;
    const status = response.statusCode;
    answers.push({ host, method, path, status, begun: at, ended: performance.now() });
  };
  subscribe(STARTED, onStart);
  subscribe(FINISHED, onFinish);
  return {
    stop() {
      unsubscribe(STARTED, onStart);
      unsubscribe(FINISHED, onFinish);
      return answers;
    },
  };
}

/** The most of them that were under way at the same time. */
export function mostAtOnce(answers: readonly Answered[]): number {
  const changes = answers
    .flatMap(({ begun, ended }) => [
      { at: begun, by: 1 },
      { at: ended, by: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.by - other.by);
  let now = 0;
  return changes.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}
