import * as v from 'valibot';
import type { LocalTwilio } from '../local-twilio/server';
import { askTwilio, documents, fetchJson } from '../serverless/http.test/harness';
import { parseDocument } from '../src/payment/document/parseDocument';
import type { PaymentSession } from '../src/payment/rules/status';
import { agentView } from '../src/payment/rules/view';

/* The truth, according to the local Twilio: its payment sessions, and what its processors did. */

const sessionSchema = v.object({
  sid: v.string(),
  description: v.nullable(v.string()),
  status: v.picklist(['open', 'confirming', 'completing', 'ended']),
  callbacksUnderway: v.number(),
  capturing: v.nullable(v.string()),
  captured: v.record(v.string(), v.string()),
});
const transactionSchema = v.object({
  method: v.picklist(['charge', 'tokenize']),
  amount: v.nullable(v.string()),
  currency: v.nullable(v.string()),
  description: v.nullable(v.string()),
  cardNumber: v.nullable(v.string()),
  bankAccountNumber: v.optional(v.string()),
  result: v.picklist(['charged', 'tokenized', 'declined']),
});

export type TrueSession = v.InferOutput<typeof sessionSchema>;
export type Transaction = v.InferOutput<typeof transactionSchema>;

export interface Truth {
  /** Those of this call, oldest first. */
  readonly sessions: readonly TrueSession[];
  /** Those of every call since this local Twilio was reset. */
  readonly transactions: readonly Transaction[];
}

async function readSessions(origin: string, callSid: string): Promise<readonly TrueSession[]> {
  const sessions = await fetchJson(`${origin}/calls/${callSid}/payment-sessions`);
  return v.parse(v.array(sessionSchema), sessions);
}

export async function readTruth(origin: string, callSid: string): Promise<Truth> {
  const [sessions, transactions] = await Promise.all([
    readSessions(origin, callSid),
    fetchJson(`${origin}/connector/transactions`),
  ]);
  return {
    sessions,
    transactions: v.parse(v.array(transactionSchema), transactions),
  };
}

/** What went through for one payment: charges, or cards kept. */
export const donePayments = ({ transactions }: Truth, description: string) =>
  transactions.filter((each) => each.description === description && each.result !== 'declined');

/** A callback is on its way, or the processor is being asked. */
export async function isUnderway(origin: string, callSid: string): Promise<boolean> {
  const sessions = await readSessions(origin, callSid);
  return sessions.some((each) => each.callbacksUnderway > 0 || each.status === 'completing');
}

export const openSession = ({ sessions }: Truth): TrueSession | undefined =>
  sessions.find(({ status }) => status !== 'ended');

const documentSchema = v.object({ data: v.unknown() });

/** What the call's document says about its payment, no matter who may still read it. */
export async function readKept(
  local: LocalTwilio,
  callSid: string,
): Promise<PaymentSession | null> {
  const found = await askTwilio(local, `${documents}/payment.${callSid}`);
  return agentView(parseDocument(v.parse(documentSchema, found).data), Date.now()).session;
}
