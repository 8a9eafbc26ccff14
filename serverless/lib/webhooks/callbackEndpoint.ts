import { failureStatus } from '../../../src/payment/protocol';
import { parseAddress } from '../payments/callbackUrl';
import { asRefusal } from '../runtime/failure';
import { toRuntimeResponse } from '../runtime/reply';
import { log, type LogFields } from '../runtime/log';
import type { Handler, RuntimeContext, RuntimeEvent } from '../runtime/runtime';
import { readSettings } from '../runtime/settings';
import { type CallbackResult, receiveCallback } from './status';
import { inTime } from '../twilio/access';

const statusOf: Record<CallbackResult, number> = {
  written: 204,
  'nothing-new': 204,
  'unknown-document': 200,
  'unknown-question': 200,
  'not-a-payment-callback': 200,
  'not-signed': 403,
  'not-reported': 503,
};

async function receive(
  context: RuntimeContext,
  event: RuntimeEvent,
): Promise<{ readonly status: number; readonly fields: LogFields }> {
  try {
    const settings = readSettings(context);
    const result = await inTime((signal) => receiveCallback({ settings, signal }, event));
    return { status: statusOf[result], fields: { code: result } };
  } catch (error) {
    const refusal = asRefusal(error);
    return { status: failureStatus[refusal.code], fields: { code: refusal.code, ...refusal.log } };
  }
}

/** The function Twilio calls: answers nothing but a status; a 5xx has Twilio send the callback again. */
export const callbackEndpoint: Handler = (context, event, callback) => {
  const begun = Date.now();
  void receive(context, event).then(({ status, fields }) => {
    const address = parseAddress(event);
    log(status >= 400 ? 'error' : 'info', {
      function: 'status',
      status,
      milliseconds: Date.now() - begun,
      callSid: address?.document.replace('payment.', ''),
      session: address?.session,
      question: address?.question,
      ...fields,
    });
    callback(null, toRuntimeResponse({ status, headers: {}, body: null }));
  });
};
