import https from 'node:https';
import type { ReportTarget } from '../runtime/settings';
import { persist } from '../twilio/retry';
import { reportSignature, SIGNATURE_HEADER } from './signature';

export interface DeliveryOptions {
  /** Attempts in all. */
  readonly attempts: number;
  /** When it aborts, nothing more is sent and requests in flight are given up. */
  readonly signal: AbortSignal;
}

const ATTEMPT_MS = 1_500;

/** Status of the answer; throws where there is none in time. Redirects are not followed. */
function post({ url, secrets }: ReportTarget, body: string, signal: AbortSignal): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url);
  return new Promise((answered, failed) => {
    const sent = https.request(
      {
        method: 'POST',
        host: hostname,
        port,
        path: pathname + search,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          [SIGNATURE_HEADER]: reportSignature(secrets, body, Math.floor(Date.now() / 1000)),
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]),
      },
      (response) => {
        response.resume();
        answered(response.statusCode ?? 0);
      },
    );
    sent.once('error', failed);
    sent.end(body);
  });
}

/** Whether another attempt with the same content might be answered differently. */
const mayChange = (status: number) => status >= 500 || status === 408 || status === 429;

/** Whether the endpoint took it; throws if another attempt may succeed. */
async function attempt(target: ReportTarget, body: string, signal: AbortSignal): Promise<boolean> {
  const status = await post(target, body, signal);
  if (mayChange(status)) throw new Error(`the endpoint for reports answered ${status}`);
  return status >= 200 && status < 300;
}

/**
 * Posts one event, with a fresh signature for every attempt and back-off between them. Returns whether the
 * endpoint took it (2xx). If only the answer was lost, the endpoint recognizes the repeated event by its id.
 */
export async function deliver(
  target: ReportTarget,
  event: object,
  { attempts, signal }: DeliveryOptions,
): Promise<boolean> {
  const body = JSON.stringify(event);
  try {
    return await persist(
      signal,
      () => attempt(target, body, signal),
      attempts - 1,
      () => true,
    );
  } catch {
    // Whatever the cause, the caller only needs to know that the event still has to be delivered.
    return false;
  }
}
