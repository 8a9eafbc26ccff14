import { askUpdate } from '../../../src/payment/rules/ask';
import { holdsCall } from '../../lib/agent/callOwnership';
import { cancelUnread } from '../../lib/agent/cancelUnread';
import { agentEndpoint } from '../../lib/agent/endpoint';
import { carryOut, type Press } from '../../lib/agent/press';
import { isUnreadable } from '../../lib/document/store';

const press: Press<'cancel'> = {
  requires: holdsCall,
  startsPayment: false,
  ask: ({ agent, limits, now, writer }, { intent, session }, document) =>
    askUpdate(document, { intent, session, agent, writer, limits, kind: 'cancel' }, now),
};

/** Ends the payment without asking the processor, also one that another version has written down (R52). */
export const handler = agentEndpoint('cancel', async (request) => {
  try {
    return await carryOut(request, press);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return cancelUnread(request, error);
  }
});
