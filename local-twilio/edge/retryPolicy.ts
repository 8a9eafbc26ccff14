/** Why a webhook failed: no connection, no answer in time, or a refusal. */
export type WebhookFailure = 'ct' | 'rt' | '4xx' | '5xx';

export interface RetryPolicy {
  /** After the first attempt; at most five. */
  readonly retries: number;
  retriesOn(failure: WebhookFailure): boolean;
}

/**
 * The retry policy in a webhook URL's fragment, `rc=2&rp=ct,rt,5xx` (Twilio's connection overrides):
 * by default one retry, and only if no connection was made. The overrides of time limits
 * (`ct`, `rt`, `tt`) are not emulated.
 */
export function parseRetryPolicy(fragment: string): RetryPolicy {
  const overrides = new URLSearchParams(fragment);
  const asked = overrides.get('rc') ?? '1';
  const on = (overrides.get('rp') ?? 'ct').split(',');
  return {
    retries: /^[0-5]$/.test(asked) ? Number(asked) : 1,
    retriesOn: (failure) => on.includes('all') || on.includes(failure),
  };
}
