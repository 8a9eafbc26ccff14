/** What became of a request: the call it is about, or what went wrong, in words for the person. */
export type Outcome =
  | { readonly done: true; readonly callSid: string }
  | { readonly done: false; readonly problem: string };

const text = (body: unknown, name: 'callSid' | 'message'): string => {
  const found: unknown = new Map<string, unknown>(Object.entries(body ?? {})).get(name);
  return typeof found === 'string' ? found : '';
};

async function post(path: string, body?: object): Promise<Outcome> {
  try {
    const response = await fetch(`/caller/calls${path}`, {
      method: 'POST',
      ...(body && { body: JSON.stringify(body) }),
    });
    const reply: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { done: true, callSid: text(reply, 'callSid') };
    const problem = text(reply, 'message') || `The server answered ${response.status}.`;
    return { done: false, problem };
  } catch {
    return { done: false, problem: 'The local Twilio does not answer. Is it still running?' };
  }
}

/** A hand presses about this fast; slow enough to watch the agent's screen follow. */
const FILL_INTERVAL_MS = 90;

/** The phone page's requests to the server. */
export const caller = {
  place: () => post(''),
  answer: (callSid: string) => post(`/${callSid}/answer`),
  hangUp: (callSid: string) => post(`/${callSid}/hangup`),
  press: (callSid: string, key: string) => post(`/${callSid}/keys`, { digits: key }),
  fill: (callSid: string, keys: string) =>
    post(`/${callSid}/keys`, { digits: keys, intervalMs: FILL_INTERVAL_MS }),
};
