import { failureStatus } from '../../../src/payment/protocol';
import { configuration } from '../runtime/configuration';
import { asRefusal } from '../runtime/failure';
import { toRuntimeResponse } from '../runtime/reply';
import { leaveCall } from '../payments/leaveCall';
import { log, type LogFields } from '../runtime/log';
import type { Handler, RuntimeContext, RuntimeEvent } from '../runtime/runtime';
import { readSettings } from '../runtime/settings';
import { readTaskEvent } from './taskEvents';
import { inTime } from '../twilio/access';

interface Answer {
  readonly status: number;
  readonly fields: LogFields;
}

async function receive(context: RuntimeContext, event: RuntimeEvent): Promise<Answer> {
  try {
    const settings = readSettings(context);
    const read = readTaskEvent(event, settings);
    switch (read.kind) {
      case 'not-signed':
        return { status: 403, fields: { code: read.kind } };
      case 'not-of-interest':
        return { status: 204, fields: { code: read.kind } };
      case 'leaving': {
        const { callSid } = read.leaving;
        const left = await inTime((signal) =>
          leaveCall({ settings, signal }, configuration, read.leaving),
        );
        return { status: 204, fields: { callSid, code: left } };
      }
    }
  } catch (error) {
    const refusal = asRefusal(error);
    return { status: failureStatus[refusal.code], fields: { code: refusal.code, ...refusal.log } };
  }
}

/** The function that TaskRouter tells what happens to tasks; answers nothing but a status. */
export const taskEventEndpoint: Handler = (context, event, callback) => {
  const begun = Date.now();
  void receive(context, event).then(({ status, fields }) => {
    const milliseconds = Date.now() - begun;
    const line = { function: 'task-events', status, milliseconds, ...fields };
    // A workspace tells a lot that has nothing to do with payments.
    if (fields.code !== 'not-of-interest') log(status >= 400 ? 'error' : 'info', line);
    callback(null, toRuntimeResponse({ status, headers: {}, body: null }));
  });
};
