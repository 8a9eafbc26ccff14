import * as v from 'valibot';
import type { Scene } from './stage';

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

const placedSchema = v.object({ callSid: v.string() });

/** The person who calls and keys in the card. */
export interface Caller {
  readonly callSid: string;
  /** Presses keys one after the other, `intervalMs` apart, once Twilio listens. */
  press(digits: string, intervalMs?: number): Promise<void>;
  hangUp(): Promise<void>;
  /** Picks up a call out. */
  answer(): Promise<void>;
}

/** Calls the contact center; `taskAttributes` are what its flow knows of the caller. */
export async function call(
  stage: Scene,
  from: string,
  taskAttributes: Readonly<Record<string, unknown>> = {},
): Promise<Caller> {
  const calls = `${stage.twilio.origin}/caller/calls`;
  const { callSid } = v.parse(placedSchema, await post(calls, { from, taskAttributes }));
  return callerOf(stage, callSid);
}

const sessionsSchema = v.array(v.object({ status: v.string(), capturing: v.nullable(v.string()) }));

/** The payment sessions that Twilio has of a call. */
export async function sessionsOf({ twilio }: Scene, callSid: string) {
  const reply = await fetch(`${twilio.origin}/calls/${callSid}/payment-sessions`);
  return v.parse(sessionsSchema, await reply.json());
}

/**
 * Waits until Twilio asks the caller for a field, or to confirm. The panel shows a question before Twilio has it, and
 * keys pressed before that are lost, as on any phone.
 */
async function untilAsked(stage: Scene, callSid: string): Promise<void> {
  for (;;) {
    const sessions = await sessionsOf(stage, callSid);
    if (sessions.some((each) => each.capturing !== null || each.status === 'confirming')) return;
  }
}

/** The person on the other end of a call that is there already, such as a call out. */
export function callerOf(stage: Scene, callSid: string): Caller {
  const calls = `${stage.twilio.origin}/caller/calls`;
  return {
    callSid,
    async press(digits, intervalMs) {
      await untilAsked(stage, callSid);
      await post(`${calls}/${callSid}/keys`, {
        digits,
        ...(intervalMs !== undefined && { intervalMs }),
      });
    },
    async hangUp() {
      await post(`${calls}/${callSid}/hangup`, {});
    },
    async answer() {
      await post(`${calls}/${callSid}/answer`, {});
    },
  };
}

const transactionsSchema = v.array(
  v.object({
    method: v.string(),
    amount: v.nullable(v.string()),
    currency: v.nullable(v.string()),
    description: v.nullable(v.string()),
    cardNumber: v.nullable(v.string()),
    parameters: v.record(v.string(), v.unknown()),
    postalCode: v.nullable(v.string()),
    result: v.string(),
  }),
);

export type Transaction = v.InferOutput<typeof transactionsSchema>[number];

/** What the local processor received. */
export async function transactions(stage: Scene): Promise<Transaction[]> {
  const response = await fetch(`${stage.twilio.origin}/connector/transactions`);
  return v.parse(transactionsSchema, await response.json());
}
