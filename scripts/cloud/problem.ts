/** A failure that the user can fix: one line, shown without a stack. */
export class Problem extends Error {}

interface RestFailure {
  readonly status: number;
  readonly code: number | undefined;
  readonly message: string;
}

/** Twilio's refusal; undefined for any other error. */
export function restFailure(error: unknown): RestFailure | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  if (typeof error.status !== 'number') return undefined;
  const code = 'code' in error && typeof error.code === 'number' ? error.code : undefined;
  return { status: error.status, code, message: error.message };
}

const unreachable = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|socket hang up|network/i;

/** Why it failed, in one line. */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  const failure = restFailure(error);
  if (failure?.status === 401) {
    return `Twilio does not accept these credentials (${failure.code ?? 401}): check the account SID and its auth token.`;
  }
  if (failure) return `Twilio refused it (${failure.code ?? failure.status}): ${failure.message}`;
  const text = error instanceof Error ? error.message : String(error);
  if (unreachable.test(text))
    return `Twilio was not reached (${text}): check the connection, and run it again.`;
  return text;
}
