import { askUpdate } from '../../../src/payment/rules/ask';
import { holdsCall } from '../../lib/agent/callOwnership';
import { pressEndpoint } from '../../lib/agent/press';

/** Asks the processor to charge, or to save, what was captured. */
export const handler = pressEndpoint('complete', {
  requires: holdsCall,
  startsPayment: false,
  ask: ({ agent, limits, now, writer }, { intent, session }, document) =>
    askUpdate(document, { intent, session, agent, writer, limits, kind: 'complete' }, now),
});
