import * as v from 'valibot';
import type { CallClaim } from '../payment/protocol';

/** What is read of Flex's conferences. */
interface ConferenceSeen {
  readonly conferenceSid?: string;
  readonly participants: readonly {
    readonly participantType?: string;
    readonly callSid?: string;
  }[];
}

/** What is read of a Flex task. */
export interface VoiceTask {
  readonly taskSid: string;
  readonly conference?: ConferenceSeen;
  readonly attributes: unknown;
}

const sid = (prefix: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i')));
const claim = v.object({ taskSid: sid('WT'), callSid: sid('CA'), conferenceSid: sid('CF') });
/** Set by TaskRouter once the conference stands. */
const attributesSchema = v.object({
  conference: v.object({ sid: v.string(), participants: v.object({ customer: v.string() }) }),
});

function ofConference(conference: ConferenceSeen | undefined) {
  const customer = conference?.participants.find(
    ({ participantType }) => participantType === 'customer',
  );
  return { callSid: customer?.callSid, conferenceSid: conference?.conferenceSid };
}

function ofAttributes(attributes: unknown) {
  const parsed = v.safeParse(attributesSchema, attributes);
  if (!parsed.success) return {};
  const { sid: conferenceSid, participants } = parsed.output.conference;
  return { callSid: participants.customer, conferenceSid };
}

/**
 * The customer's leg of a voice task and its conference; undefined while the customer has not joined.
 * Participants can lag a second or two behind accept, and on an outbound call the customer appears
 * only on answer. The task's own conference is asked first, then the one of Flex's store (`stored`),
 * then the task's attributes. It is a claim: the functions check it.
 */
export function customerCall(
  task: VoiceTask,
  stored: ConferenceSeen | undefined,
): CallClaim | undefined {
  const { taskSid, conference, attributes } = task;
  for (const found of [ofConference(conference), ofConference(stored), ofAttributes(attributes)]) {
    const call = v.safeParse(claim, { taskSid, ...found });
    if (call.success) return call.output;
  }
  return undefined;
}
