import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older than this, or as much ahead, and a report is refused: somebody may be sending it again. */
const MOST_SECONDS = 300;

const header = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64}){1,5})$/;

/**
 * What is wrong with the header `X-Payments-Signature` of a report, in words; undefined if it is valid:
 * `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "<t>.<body>">`, and recent. While the secret is being changed
 * there is a `v1` for each; one valid signature is enough.
 */
export function signatureFault(
  secret: string,
  given: string | undefined,
  body: Buffer,
  now: number,
): string | undefined {
  const [, time, signatures] = header.exec(given ?? '') ?? [];
  if (time === undefined || signatures === undefined)
    return 'X-Payments-Signature is missing or malformed';
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  const fits = signatures
    .split(',v1=')
    .slice(1)
    .some((signature) => timingSafeEqual(expected, Buffer.from(signature, 'hex')));
  if (!fits) return 'The signature does not fit';
  const age = Math.abs(now / 1000 - Number(time));
  return age > MOST_SECONDS ? 'The signature is too old' : undefined;
}
