import type { Secrets } from '../runtime/settings';
import { createHmac } from 'node:crypto';

export const SIGNATURE_HEADER = 'X-Payments-Signature';

/**
 * The value of `X-Payments-Signature`: `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "<t>.<body>">`, with a
 * `v1` for each secret, the newest first: while a secret is being changed a receiver that knows either one
 * is satisfied. The time is signed too, so that the receiver can refuse what is replayed later.
 */
export function reportSignature(secrets: Secrets, body: string, seconds: number): string {
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'),
  );
  return [`t=${seconds}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}
