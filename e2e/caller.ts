import type { Stage } from './stage';

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

function callSidOf(reply: unknown): string {
  if (typeof reply === 'object' && reply !== null && 'callSid' in reply)
    return String(reply.callSid);
  throw new Error('no callSid in the reply');
}

/** The person who calls and keys in the card. */
export interface Caller {
  readonly callSid: string;
  /** Presses keys one after the other, `intervalMs` apart. */
  press(digits: string, intervalMs?: number): Promise<void>;
  hangUp(): Promise<void>;
}

/** Calls the contact center. */
export async function call(stage: Stage, from: string): Promise<Caller> {
  const calls = `${stage.twilio.origin}/caller/calls`;
  const callSid = callSidOf(await post(calls, { from }));
  return {
    callSid,
    async press(digits, intervalMs) {
      await post(`${calls}/${callSid}/keys`, {
        digits,
        ...(intervalMs !== undefined && { intervalMs }),
      });
    },
    async hangUp() {
      await post(`${calls}/${callSid}/hangup`, {});
    },
  };
}

export interface Transaction {
  readonly method: string;
  readonly amount: string;
  readonly currency: string;
  readonly description: string;
  readonly cardNumber: string;
  readonly postalCode: string;
  readonly result: string;
}

/** What the local processor received. */
export async function transactions(stage: Stage): Promise<Transaction[]> {
  const response = await fetch(`${stage.twilio.origin}/connector/transactions`);
  const list: Transaction[] = await response.json();
  return list;
}
