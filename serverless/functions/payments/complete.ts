import { askUpdate } from '../../../src/payment/rules/ask';
import { holdsCall } from '../../lib/agent/callOwnership';
import { agentEndpoint } from '../../lib/agent/endpoint';

/** Asks the processor to charge, or to save, what was captured. */
export const handler = agentEndpoint('complete', async (request) => {
  const { carryOut } = await import('../../lib/agent/press');
  return carryOut(request, {
    requires: holdsCall,
    startsPayment: false,
    ask: ({ agent, limits, now, writer }, { intent, session }, document) =>
      askUpdate(document, { intent, session, agent, writer, limits, kind: 'complete' }, now),
  });
});
