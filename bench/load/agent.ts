import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import * as v from 'valibot';
import { account, type Agent as Account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { type Agent, type LiveCall, logIn } from '../../serverless/http.test/agents';
import {
  type Answered,
  authorization,
  documents,
  fetchJson,
  type Fields,
  json,
} from '../../serverless/http.test/harness';
import { shownOf, stateOf, type Watched, watch } from '../../serverless/http.test/watch';
import type { Field } from '../../src/payment/card/field';
import { parseDocument } from '../../src/payment/document/parseDocument';
import { type AgentView, agentView } from '../../src/payment/rules/view';
import { keys } from '../kit/payment';
import { ours } from './observed';

/** A quick caller: two and a half keys a second, after a second and a half to find the card. */
const KEY_MS = 400;
const CALLER_FINDS_MS = 1_500;
/** What the agent says before each press. */
const AGENT_SPEAKS_MS = 1_000;
/** How long an agent looks at a screen on which nothing moves. */
const PATIENCE_MS = 20_000;

/** What happened in one payment. */
export interface Taken {
  /** Milliseconds from each key of the caller to the document at the agent. */
  readonly keys: readonly number[];
  /** Milliseconds from each press of the agent to its answer. */
  readonly presses: readonly number[];
  /** What went wrong, in few words, each time that it did. */
  readonly errors: readonly string[];
  /** Of the call's document, at the end. */
  readonly documentBytes: number;
}

/** As the panel does (`src/client/functions.ts`). */
const again = { retries: 3, minTimeout: 300, factor: 3, randomize: true } as const;

const document = v.object({ data: v.unknown() });
const placed = v.object({ callSid: v.string(), taskSid: v.string() });
const task = v.object({
  attributes: v.pipe(
    v.string(),
    v.parseJson(),
    v.object({ conference: v.object({ sid: v.string() }) }),
  ),
});

/** Reads from Twilio for the measurement itself. */
const readUncounted = (local: LocalTwilio, path: string): Promise<unknown> =>
  fetchJson(`${local.origin}/twilio/${path}`, { headers: { authorization, ...ours } });

/** What the call's document says, whatever the agent's client knows. */
async function storedView(local: LocalTwilio, { callSid }: LiveCall): Promise<AgentView> {
  const read = await readUncounted(local, `${documents}/payment.${callSid}`);
  return agentView(parseDocument(v.parse(document, read).data), Date.now());
}

/** A customer calls, and this agent has the call. */
async function takeCall(local: LocalTwilio, { identity }: Account): Promise<LiveCall> {
  const call = json({ answered: true, agent: identity });
  const { callSid, taskSid } = v.parse(
    placed,
    await fetchJson(`${local.origin}/caller/calls`, call),
  );
  const path = `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}/Tasks/${taskSid}`;
  const { attributes } = v.parse(task, await readUncounted(local, path));
  return { callSid, taskSid, conferenceSid: attributes.conference.sid };
}

/** An agent with a call, whose document they follow as the panel does. */
export interface Seat {
  readonly call: LiveCall;
  readonly agent: Agent;
  readonly watched: Watched;
}

export async function takeSeat(local: LocalTwilio, who: Account): Promise<Seat> {
  const agent = await logIn(local, who.identity, who.workerSid);
  const call = await takeCall(local, who);
  return { call, agent, watched: await pRetry(() => watch(local, agent, call), again) };
}

/** Ends the call. */
export async function leaveSeat(local: LocalTwilio, { call, watched }: Seat): Promise<void> {
  await watched.close();
  await fetchJson(`${local.origin}/caller/calls/${call.callSid}/hangup`, { method: 'POST' });
}

/** What may pass is sent again with the same intent; resolves with the last answer. */
async function persistently(send: () => Promise<Answered>): Promise<Answered> {
  let last: Answered | undefined;
  const attempt = async (): Promise<Answered> => {
    last = await send();
    if (last.status === 429 || last.status >= 500) throw new Error('may pass');
    return last;
  };
  return pRetry(attempt, again).catch((error: unknown) => {
    if (last) return last;
    throw error;
  });
}

/** Whether that many keys of the field have arrived; the last one ends it. */
function arrived(view: AgentView, field: Field, count: number): boolean {
  const isCaptured = stateOf(view, field)?.state === 'captured';
  return isCaptured || shownOf(view, field).replace(/[^0-9A-Za-z]/g, '').length >= count;
}

/** One payment as a person takes it: the agent speaks, the caller finds the card and keys it in. */
export async function takePayment(
  local: LocalTwilio,
  { call, agent, watched }: Seat,
): Promise<Taken> {
  const keysSeen: number[] = [];
  const presses: number[] = [];
  const errors: string[] = [];

  async function see(what: string, fits: (view: AgentView) => boolean): Promise<void> {
    const late = sleep(PATIENCE_MS, 'late' as const, { ref: false });
    if ((await Promise.race([watched.until(fits), late])) !== 'late') return;
    const where = fits(await storedView(local, call)) ? 'in Sync, not at the agent' : 'nowhere';
    throw new Error(`${what} ${where}`);
  }

  async function press(name: string, fields: Fields): Promise<void> {
    await sleep(AGENT_SPEAKS_MS);
    const begun = performance.now();
    const request = { ...call, intent: crypto.randomUUID(), ...fields };
    const answer = await persistently(() => agent.post(name, request));
    presses.push(performance.now() - begun);
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}`);
  }

  async function keyIn(field: Field, digits: string): Promise<void> {
    await sleep(CALLER_FINDS_MS);
    for (const [index, digit] of Array.from(digits).entries()) {
      const next = sleep(KEY_MS);
      const begun = performance.now();
      const path = `${local.origin}/caller/calls/${call.callSid}/keys`;
      await fetchJson(path, json({ digits: digit, intervalMs: 0 }));
      await see(`a key of ${field}`, (view) => arrived(view, field, index + 1));
      keysSeen.push(performance.now() - begun);
      await next;
    }
    await see(`${field} captured`, (view) => stateOf(view, field)?.state === 'captured');
  }

  try {
    const session = crypto.randomUUID();
    await press('start', { intent: session, amount: '12.50', currency: 'USD' });
    await see('collecting', (view) => view.session?.status === 'collecting');
    for (const [field, digits] of keys) {
      await press('capture', { session, field });
      await keyIn(field, digits);
    }
    await press('complete', { session });
    await see('the outcome', (view) => view.session?.status === 'succeeded');
  } catch (error) {
    errors.push(error instanceof Error ? error.message : 'failed');
  }
  const documentBytes = Buffer.byteLength(JSON.stringify(watched.document()));
  return { keys: keysSeen, presses, errors, documentBytes };
}
