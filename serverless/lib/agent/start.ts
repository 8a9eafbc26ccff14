import { askStart } from '../../../src/payment/rules/ask';
import { withinLimits } from '../../../src/payment/rules/limits';
import { checkOrder } from '../../../src/payment/offer/order';
import type { RequestOf } from '../../../src/payment/protocol';
import type { SessionRecord } from '../../../src/payment/document/session';
import type { Asker } from './authorize';
import { orderInvalid } from './orderRefusal';
import { agentOf, type Ask } from './question';
import { refusal } from '../runtime/refusal';

type Agreed = Pick<SessionRecord, 'order' | 'fields'>;

/** What the agent chose, held against what they are offered and what the task locks (R71–R74). */
function checked({ offer, prefill }: Asker, request: RequestOf<'start'>): Agreed {
  if (!prefill) {
    throw refusal('prefill-invalid', 'The attribute payment of the task cannot be read');
  }
  const result = checkOrder(offer, prefill, request);
  if (result.ok) return result;
  const [first, ...others] = result.problems;
  if (!first) throw new Error('an order was refused without a reason');
  throw orderInvalid(first, others);
}

/**
 * What opens a payment session on the call. Throws `order-invalid` and `prefill-invalid`, so before
 * anything is written or sent. The same press again stands by what was agreed at first, whatever the
 * task or the configuration says by now.
 */
export function startOf(asker: Asker, request: RequestOf<'start'>): Ask {
  const { intent } = request;
  return (document) => {
    const current = document?.current;
    const { order, fields } = current?.key === intent ? current : checked(asker, request);
    const start = {
      intent,
      callSid: asker.claim.callSid,
      agent: agentOf(asker),
      order,
      fields,
      chargeAgain: request.chargeAgain === 'true',
    };
    const asked = askStart(document, start, asker.now);
    return withinLimits(asked, asker.configuration.limits, asker.now, asker.starts?.tally);
  };
}
