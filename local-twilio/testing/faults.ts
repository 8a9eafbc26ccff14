/* What goes wrong at a local Twilio on purpose, for whoever tests against one. */

/** Sets the faults, the body of `PUT /faults`; what is not named is not injected. */
export async function injectFaults(origin: string, faults: object): Promise<void> {
  const reply = await fetch(`${origin}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!reply.ok) throw new Error(`the faults were refused: ${await reply.text()}`);
}

/** Nothing goes wrong any more. */
export async function clearFaults(origin: string): Promise<void> {
  const reply = await fetch(`${origin}/faults`, { method: 'DELETE' });
  if (!reply.ok) throw new Error(`the faults were not cleared: ${reply.status}`);
}

/** Acts while the faults are set, and clears them whatever comes of it. */
export async function underFaults<T>(
  origin: string,
  faults: object,
  act: () => Promise<T>,
): Promise<T> {
  await injectFaults(origin, faults);
  return act().finally(() => clearFaults(origin));
}

/** Faults under which every request to a Twilio host is answered with this status. */
export const answering = (host: string, status: number): object => ({
  rest: { errors: [{ host, status, rate: 1 }] },
});
