import { createHmac } from 'node:crypto';

export const SIGNATURE_HEADER = 'X-Payments-Signature';

/**
 * The value of `X-Payments-Signature`: `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. The
 * time is signed too, so that the receiver can refuse what is replayed later.
 */
export function reportSignature(secret: string, body: string, seconds: number): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
