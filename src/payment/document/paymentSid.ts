import type { Outcome, SidEvidence } from './session';

/*
 * Which of Twilio's payments a session is. The reply to the start tells, or, where it was lost, the
 * callbacks do; a second SID is then no better than the first (R17).
 */

/** The outcome of a session that two payments claim: which of them was charged nobody can tell. */
export const TWO_PAYMENTS: Outcome = { kind: 'unknown', result: 'two-payments' };

/**
 * What is known once `sid` was told for the session as well. Undefined for a callback of another payment
 * than the one that Twilio's reply told: it is none of this session's.
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
