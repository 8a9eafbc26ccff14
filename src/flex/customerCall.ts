import * as v from 'valibot';
import type { CallClaim } from '../payment/protocol';

/** The parts of Flex's conferences that are read here. */
interface ConferenceSeen {
  readonly conferenceSid?: string;
  readonly participants: readonly {
    readonly participantType?: string;
    readonly callSid?: string;
    readonly status?: string;
  }[];
}

/** The parts of a Flex task that are read here. */
export interface VoiceTask {
  readonly taskSid: string;
  readonly conference?: ConferenceSeen;
  readonly attributes: unknown;
}

const sid = (prefix: string) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i')));
const claim = v.object({ taskSid: sid('WT'), callSid: sid('CA'), conferenceSid: sid('CF') });
/** Set by TaskRouter once the conference exists. */
const attributesSchema = v.object({
  conference: v.object({ sid: v.string(), participants: v.object({ customer: v.string() }) }),
});

/** The customer's leg among those present: the one that the task names, else the first. */
function ofConference(conference: ConferenceSeen | undefined, named: string | undefined) {
  const customers = (conference?.participants ?? []).filter(
    ({ participantType, status = 'joined' }) =>
      participantType === 'customer' && status === 'joined',
  );
  const customer = customers.find(({ callSid }) => callSid === named) ?? customers[0];
  return { callSid: customer?.callSid, conferenceSid: conference?.conferenceSid };
}

function ofAttributes(attributes: unknown) {
  const parsed = v.safeParse(attributesSchema, attributes);
  if (!parsed.success) return { callSid: undefined, conferenceSid: undefined };
  const { sid: conferenceSid, participants } = parsed.output.conference;
  return { callSid: participants.customer, conferenceSid };
}

/**
 * The customer's leg of a voice task and its conference; undefined until the customer has joined.
 * Participants can lag a second or two behind accept, and on an outbound call the customer appears only on
 * answer. The task's own conference is read first, then the one in Flex's store (`stored`), then the task's
 * attributes. The result is a claim: the functions check it, and name another leg if Flex lists somebody else
 * as a customer.
 */
export function customerCall(
  task: VoiceTask,
  stored: ConferenceSeen | undefined,
): CallClaim | undefined {
  const { taskSid, conference, attributes } = task;
  const named = ofAttributes(attributes);
  const shown = [conference, stored].map((seen) => ofConference(seen, named.callSid));
  for (const found of [...shown, named]) {
    const call = v.safeParse(claim, { taskSid, ...found });
    if (call.success) return call.output;
  }
  return undefined;
}
