import type { CallClaim } from '../../../src/payment/protocol';
import { doubtSince } from '../../../src/payment/rules/doubt';
import { allDone } from '../runtime/allDone';
import type { TwilioAccess } from '../twilio/http';
import { readCallsOfTask } from './callsOfTask';
import { isUnreadable, readDocument } from './store';
import { documentName } from './stored';

/**
 * Since when a payment of the same task may have been charged on another leg, e.g. of a customer who was cut
 * off and called back (R24); undefined if none may. A document of another version cannot say.
 */
export async function readDoubtElsewhere(
  access: TwilioAccess,
  { taskSid, callSid }: CallClaim,
  now: number,
): Promise<number | undefined> {
  const noted = await readCallsOfTask(access, taskSid);
  const doubts = noted
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
  return found.length === 0 ? undefined : Math.max(...found);
}
