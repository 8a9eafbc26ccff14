import type { AskedReply } from '../../../src/payment/protocol';
import { isUnreadable } from '../document/store';
import { holdsCall } from './callOwnership';
import { cancelUnread } from './cancelUnread';
import type { AgentRequest } from './request';
import { updatePayment } from './press';

/** Ends the payment without asking the processor, also one that another version has written down (R52). */
export async function cancelPayment(request: AgentRequest<'cancel'>): Promise<AskedReply> {
  try {
    return await updatePayment(request, holdsCall, 'cancel');
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return cancelUnread(request, error);
  }
}
