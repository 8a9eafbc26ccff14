import type { CallClaim } from '../../../src/payment/protocol';
import { doubtSince } from '../../../src/payment/rules/doubt';
import { allDone } from '../runtime/allDone';
import type { TwilioAccess } from '../twilio/http';
import { type Calls, readCallsOfTask } from './callsOfTask';
import { isUnreadable, readDocument } from './store';
import { documentName } from './stored';

/** What a start has to know of the task's other calls. */
interface OtherLegs {
  /** The note that names them. */
  readonly noted: Calls;
  /** Since when a payment on one of them may have been charged; undefined if none may. */
  readonly doubt: number | undefined;
}

/**
 * Whether a payment of the same task may have been charged on another leg, e.g. of a customer who was cut off and
 * called back (R24). A document of another version cannot say.
 */
export async function readOtherLegs(
  access: TwilioAccess,
  { taskSid, callSid }: CallClaim,
  now: number,
): Promise<OtherLegs> {
  const noted = await readCallsOfTask(access, taskSid);
  const doubts = noted.callSids
    .filter((other) => other !== callSid)
    .map(async (other) => {
      try {
        const stored = await readDocument(access, documentName(other));
        return stored && doubtSince(stored.document, now);
      } catch (error) {
        if (isUnreadable(error)) return now;
        throw error;
      }
    });
  const found = (await allDone(doubts)).filter((doubt) => doubt !== undefined);
  return { noted, doubt: found.length === 0 ? undefined : Math.max(...found) };
}
