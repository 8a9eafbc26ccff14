import { askUpdate } from '../../../src/payment/rules/ask';
import { holdsCall } from '../../lib/agent/callOwnership';
import { agentEndpoint } from '../../lib/agent/endpoint';

/** Asks the caller to key in one field. */
export const handler = agentEndpoint('capture', async (request) => {
  const { carryOut } = await import('../../lib/agent/press');
  return carryOut(request, {
    requires: holdsCall,
    startsPayment: false,
    ask: ({ agent, limits, now, writer }, { intent, session, field }, document) =>
      askUpdate(document, { intent, session, agent, writer, limits, kind: field }, now),
  });
});
