import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/* Faults of a local Twilio, for tests that run against one. */

/** Sets the faults, the body of `PUT /faults`; those not named are not injected. */
export async function injectFaults(origin: string, faults: object): Promise<void> {
  const reply = await fetch(`${origin}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!reply.ok) throw new Error(`the faults were refused: ${await reply.text()}`);
}

/** Clears all faults. */
export async function clearFaults(origin: string): Promise<void> {
  const reply = await fetch(`${origin}/faults`, { method: 'DELETE' });
  if (!reply.ok) throw new Error(`the faults were not cleared: ${reply.status}`);
}

/** Acts while the faults are set, and clears them whatever happens. */
export async function underFaults<T>(
  origin: string,
  faults: object,
  act: () => Promise<T>,
): Promise<T> {
  await injectFaults(origin, faults);
  return act().finally(() => clearFaults(origin));
}

const reportSchema = Type.Object({ struck: Type.Record(Type.String(), Type.Number()) });

/** How many faults of each kind have struck since the start. */
export async function struckFaults(origin: string): Promise<Readonly<Record<string, number>>> {
  const reply = await fetch(`${origin}/faults`);
  return Value.Parse(reportSchema, await reply.json()).struck;
}

/** Faults under which every request to a Twilio host is answered with this status. */
export const answering = (host: string, status: number): object => ({
  rest: { errors: [{ host, status, rate: 1 }] },
});
