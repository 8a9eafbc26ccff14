import type { Outcome, SidEvidence } from './session';

/*
 * Which of Twilio's payments a session is. The reply to the start says so, or, if it was lost, the callbacks
 * do; then a second SID is no better than the first (R17).
 */

/** The outcome of a session that two payments claim: nobody can say which of them was charged. */
export const TWO_PAYMENTS: Outcome = { kind: 'unknown', result: 'two-payments' };

/**
 * What is known after `sid` was named for the session too. Undefined for a callback of another payment than
 * the one that Twilio's reply named: it does not belong to this session.
 */
export function withSid(
  { paymentSid, sidSource }: SidEvidence,
  sid: string,
  source: 'reply' | 'callback',
): SidEvidence | undefined {
  switch (sidSource) {
    case 'contested':
      return { paymentSid, sidSource };
    case null:
      return { paymentSid: sid, sidSource: source };
    case 'reply':
      if (paymentSid === sid) return { paymentSid, sidSource };
      return source === 'reply' ? { paymentSid: null, sidSource: 'contested' } : undefined;
    case 'callback':
      return paymentSid === sid
        ? { paymentSid, sidSource: source }
        : { paymentSid: null, sidSource: 'contested' };
  }
}
