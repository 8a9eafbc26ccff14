import { askStart } from '../../src/payment/ask';
import { checkOrder } from '../../src/payment/order';
import type { AskedReply, RequestOf } from '../../src/payment/protocol';
import type { SessionRecord } from '../../src/payment/session';
import type { AgentCall } from './endpoint';
import { orderInvalid } from './orderRefusal';
import { agentOf, putQuestion } from './question';
import { Refusal } from './refusal';

type Agreed = Pick<SessionRecord, 'order' | 'fields'>;

/** What the agent chose, held against the configuration and what the task locks (R71, R72, R73). */
function checked({ configuration, prefill }: AgentCall, request: RequestOf<'start'>): Agreed {
  if (!prefill) {
    throw new Refusal('prefill-invalid', 'The attribute payment of the task cannot be read');
  }
  const result = checkOrder(configuration, prefill, request);
  if (result.ok) return result;
  const [first, ...others] = result.problems;
  if (!first) throw new Error('an order was refused without a reason');
  throw orderInvalid(first, others);
}

/**
 * Opens a payment session on the call. Throws `order-invalid` and `prefill-invalid` before anything is
 * written or sent. The same press again stands by what was agreed at first, whatever the task or the
 * configuration says by now.
 */
export async function startPayment(
  call: AgentCall,
  request: RequestOf<'start'>,
): Promise<AskedReply> {
  const { intent } = request;
  const current = call.stored?.document.current;
  const { order, fields } = current?.key === intent ? current : checked(call, request);
  return putQuestion(call, (document) =>
    askStart(
      document,
      {
        intent,
        callSid: call.claim.callSid,
        agent: agentOf(call),
        order,
        fields,
        chargeAgain: request.chargeAgain === 'true',
      },
      call.now,
    ),
  );
}
