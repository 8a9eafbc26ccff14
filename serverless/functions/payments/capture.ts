import { askUpdate } from '../../../src/payment/rules/ask';
import { holdsCall } from '../../lib/agent/callOwnership';
import { pressEndpoint } from '../../lib/agent/press';

/** Asks the caller to key in one field. */
export const handler = pressEndpoint('capture', {
  requires: holdsCall,
  startsPayment: false,
  ask: ({ agent, limits, now, writer }, { intent, session, field }, document) =>
    askUpdate(document, { intent, session, agent, writer, limits, kind: field }, now),
});
