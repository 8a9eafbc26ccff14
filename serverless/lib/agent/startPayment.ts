import type { CallDocument, SessionRecord } from '../../../src/payment/document/session';
import { checkOrder, type OrderRequest } from '../../../src/payment/offer/order';
import { asksForOrder } from '../../../src/payment/offer/sameOrder';
import type { RequestOf } from '../../../src/payment/protocol';
import { type AskResult, askStart } from '../../../src/payment/rules/ask';
import { orderInvalid } from '../payments/orderRefusal';
import { refusal } from '../runtime/refusal';
import type { AuthorizedAgent } from './authorize';

/**
 * What the agent chose, checked against what they are offered and what the task locks (R71–R74). Throws
 * `order-invalid` and `prefill-invalid`, before anything is written or sent.
 */
function agreedOrder(
  { offer, prefill }: AuthorizedAgent,
  request: OrderRequest,
): Pick<SessionRecord, 'order' | 'fields'> {
  if (!prefill)
    throw refusal('prefill-invalid', 'The attribute payment of the task cannot be read');
  const result = checkOrder(offer, prefill, request);
  if (result.ok) return result;
  const [first, ...others] = result.problems;
  if (!first) throw new Error('an order was refused without a reason');
  throw orderInvalid(first, others);
}

/** What was agreed to by an earlier sending of the same press; throws `intent-reused` for another order (R27). */
function agreedBefore(current: SessionRecord, request: OrderRequest) {
  if (asksForOrder(request, current.order)) return current;
  throw refusal('intent-reused', 'This intent was used for another order before');
}

/**
 * Asks for a payment with the order that was chosen. The same press again keeps to the first order, even if the task or
 * the configuration has changed since.
 */
export function askForPayment(
  authorized: AuthorizedAgent,
  fields: RequestOf<'start'>,
  document: CallDocument | undefined,
): AskResult {
  const { agent, callSid, starts, doubtElsewhere, limits, now, writer } = authorized;
  const { intent, chargeAgain } = fields;
  const current = document?.current;
  const agreed =
    current?.key === intent ? agreedBefore(current, fields) : agreedOrder(authorized, fields);
  const request = {
    intent,
    writer,
    callSid,
    agent,
    agentStarts: starts?.tally,
    limits,
    order: agreed.order,
    fields: agreed.fields,
    doubtElsewhere,
    chargeAgain: chargeAgain === 'true',
  };
  return askStart(document, request, now);
}
