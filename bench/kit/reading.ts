import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Agent, LiveCall } from '../../serverless/http.test/agents';
import { askTwilio, documents } from '../../serverless/http.test/harness';
import type { Followed } from '../../serverless/http.test/watch';
import { parseDocument } from '../../src/payment/document/parseDocument';
import { agentView } from '../../src/payment/rules/view';

const LOOK_AGAIN_MS = 5;
const resource = v.object({ data: v.unknown() });

/**
 * Follows a call by reading its document. A Sync client would take milliseconds for each change in the
 * process that runs the local Twilio, and delay the answers that are measured; an agent's client runs in a
 * browser.
 */
export async function readAlong(
  local: LocalTwilio,
  agent: Agent,
  call: LiveCall,
): Promise<Followed> {
  await agent.post('open', { ...call });
  const path = `${documents}/payment.${call.callSid}`;
  const read = async () => {
    const { data } = v.parse(resource, await askTwilio(local, path));
    return agentView(parseDocument(data), Date.now());
  };
  return {
    async until(fits) {
      let view = await read();
      while (!fits(view)) {
        await sleep(LOOK_AGAIN_MS);
        view = await read();
      }
      return view;
    },
    close: () => Promise.resolve(),
  };
}
