import * as v from 'valibot';
import { plusOne, type Tally, tallySchema } from '../../../src/payment/document/tally';
import type { QuestionCall } from '../agent/authorize';
import { asRefusal } from '../runtime/failure';
import { log } from '../runtime/log';
import { hiddenName } from './hiddenName';
import { findClearing, findDocument, type Found, writeData } from './syncDocuments';
import { backOff } from '../twilio/access';
import type { TwilioAccess } from '../twilio/http';

/*
 * How often an agent has started payments, in a Sync document of their own that no token may read: the
 * platform runs several processes of a function, and all have to see the count (R76).
 */

const dataSchema = v.object({ starts: tallySchema });

/** The count as it was read. */
export interface Starts {
  readonly workerSid: string;
  /** Undefined when there is no document. */
  readonly revision: string | undefined;
  /** Undefined when none was counted. */
  readonly tally: Tally | undefined;
}

/** With another API secret counting begins anew: at most an hour's starts are forgotten. */
const nameOf = ({ settings }: TwilioAccess, workerSid: string): string =>
  hiddenName(settings.TWILIO_API_SECRET, 'limits', workerSid);

function startsIn(workerSid: string, found: Found | undefined): Starts {
  const parsed = v.safeParse(dataSchema, found?.data);
  const tally = parsed.success ? parsed.output.starts : undefined;
  return { workerSid, revision: found?.revision, tally };
}

/** Throws `twilio-unavailable` when Sync does not tell: then nothing is started. */
export async function readStarts(access: TwilioAccess, workerSid: string): Promise<Starts> {
  return startsIn(workerSid, await findDocument(access, nameOf(access, workerSid)));
}

async function writeCount(
  { access, configuration, now }: QuestionCall,
  read: Starts,
): Promise<void> {
  const { limits } = configuration;
  const name = nameOf(access, read.workerSid);
  let starts = read;
  for (let attempt = 1; ; attempt += 1) {
    const { revision, tally } = starts;
    const data = { starts: plusOne(tally, limits, now) };
    if (await writeData(access, { name, revision, data, ttl: limits.windowMinutes * 60 })) return;
    await backOff(attempt, access.signal);
    starts = startsIn(read.workerSid, await findClearing(access, name));
  }
}

/**
 * Counts a start that is being sent, beside it: it costs no round trip, and two starts of one agent at
 * the same moment may both be let through. That it could not be counted changes no answer, since the
 * payment is being opened; the log tells.
 */
export async function countStart(call: QuestionCall): Promise<void> {
  if (!call.starts) return;
  try {
    await writeCount(call, call.starts);
  } catch (error) {
    const { callSid } = call.claim;
    log('error', {
      function: 'start',
      callSid,
      ...asRefusal(error).log,
      code: 'start-not-counted',
    });
  }
}
