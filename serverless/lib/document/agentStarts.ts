import * as v from 'valibot';
import { plusOne, type Tally, tallySchema } from '../../../src/payment/document/tally';
import type { Limits } from '../../../src/payment/offer/configuration';
import type { TwilioAccess } from '../twilio/http';
import { changeOnCondition } from '../twilio/retry';
import { findClearing, findDocument, type Found, writeData } from './documents';
import { hiddenName } from './hiddenName';

/*
 * How often an agent has started payments, in a separate Sync document that no token may read: the platform
 * runs several processes of a function, and all must see the count (R76).
 */

const dataSchema = v.object({ starts: tallySchema });

/** The count as it was read. */
export interface Starts {
  readonly workerSid: string;
  /** Undefined if there is no document. */
  readonly revision: string | undefined;
  /** Undefined when none was counted. */
  readonly tally: Tally | undefined;
}

/** With another API secret the count restarts: at most an hour's starts are forgotten. */
const nameOf = ({ settings }: TwilioAccess, workerSid: string): string =>
  hiddenName(settings.TWILIO_API_SECRET, 'limits', workerSid);

function startsIn(workerSid: string, found: Found | undefined): Starts {
  const parsed = v.safeParse(dataSchema, found?.data);
  const tally = parsed.success ? parsed.output.starts : undefined;
  return { workerSid, revision: found?.revision, tally };
}

/** Throws `twilio-unavailable` if Sync does not answer: then nothing is started. */
export async function readStarts(access: TwilioAccess, workerSid: string): Promise<Starts> {
  return startsIn(workerSid, await findDocument(access, nameOf(access, workerSid)));
}

/**
 * Counts a start that is being sent, beside it: it costs no round trip, and two starts of one agent at
 * the same moment may both be let through. Throws when it could not be counted.
 */
export async function countStart(
  access: TwilioAccess,
  known: Starts,
  limits: Limits,
  now: number,
): Promise<void> {
  const { workerSid } = known;
  const name = nameOf(access, workerSid);
  const ttl = limits.windowMinutes * 60;
  const read = async () => startsIn(workerSid, await findClearing(access, name));
  await changeOnCondition(access.signal, known, read, ({ revision, tally }) =>
    writeData(access, { name, revision, data: { starts: plusOne(tally, limits, now) }, ttl }),
  );
}
