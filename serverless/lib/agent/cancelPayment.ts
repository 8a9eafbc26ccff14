import type { AskedReply } from '../../../src/payment/protocol';
import { askUpdate } from '../../../src/payment/rules/ask';
import { isUnreadable } from '../document/store';
import { holdsCall } from './callOwnership';
import { cancelUnread } from './cancelUnread';
import type { AgentRequest } from './endpoint';
import { carryOut, type Press } from './press';

const press: Press<'cancel'> = {
  requires: holdsCall,
  startsPayment: false,
  ask: ({ agent, limits, now, writer }, { intent, session }, document) =>
    askUpdate(document, { intent, session, agent, writer, limits, kind: 'cancel' }, now),
};

/** Ends the payment without asking the processor, also one that another version has written down (R52). */
export async function cancelPayment(request: AgentRequest<'cancel'>): Promise<AskedReply> {
  try {
    return await carryOut(request, press);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return cancelUnread(request, error);
  }
}
