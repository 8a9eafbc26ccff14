import { setTimeout as sleep } from 'node:timers/promises';
import type { Action, Snapshot } from '../src/client/snapshot';
import { hangUp, press as pressKeys } from '../serverless/http.test/agents';
import { compare, doubleCharges } from './checks';
import type { Finding, FindingKind } from './findings';
import type { Lane, TakenCall } from './lane';
import { createLedger, type Ledger } from './ledger';
import { losesCallbacks, losesRequests, type Mix } from './mixes';
import { wrongInView } from './seen';
import { openTab, type Tab } from './tab';
import { isUnderway, readTruth } from './truth';

/** An agent at a desk with one call, and the caller: what a scenario acts on. */
export interface Desk {
  readonly ledger: Ledger;
  readonly mix: Mix;
  readonly findings: Finding[];
  /** What was done, in words; printed when something was found. */
  readonly story: string[];
  readonly taken: TakenCall;
  readonly tab: Tab;
  /** The same agent's second tab, opened when first asked for. */
  secondTab(): Promise<Tab>;
  /** What the agent sees in the first tab. */
  readonly seen: () => Snapshot;
  /** The call is over, or no longer this agent's. */
  over: boolean;
  press(tab: Tab, action: Action): Promise<void>;
  keyIn(digits: string): Promise<void>;
  hangUp(): Promise<void>;
  wrapUp(): Promise<void>;
  find(kind: FindingKind, text: string): void;
  /**
   * True once the first tab shows what fits; false when it does not `limitMs` after the last callback
   * was delivered.
   */
  until(fits: (snapshot: Snapshot) => boolean, limitMs: number): Promise<boolean>;
  /** Looks until what is shown agrees with what is true; what does not by then is found. */
  settle(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 100;
/** From a callback's delivery to the screen. */
const GRACE_MS = 1_000;

export async function openDesk(lane: Lane, mix: Mix): Promise<Desk> {
  const taken = await lane.takeCall();
  const { agent, call } = taken;
  const { local, road } = lane;
  const ledger = createLedger();
  const findings: Finding[] = [];
  const story: string[] = [];
  const known = new Set<string>();
  let second: Tab | undefined;

  function add(found: Finding): void {
    if (known.has(found.kind + found.text)) return;
    known.add(found.kind + found.text);
    findings.push(found);
    story.push(`!! ${found.kind}: ${found.text}`);
  }

  const open = () =>
    openTab({
      functionsUrl: road.origin,
      syncUri: `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`,
      token: agent.token,
      call,
      seen({ view }) {
        if (view.session) ledger.begun.add(view.session.order.description);
        wrongInView(ledger, view).forEach(add);
      },
    });
  const tab = open();
  const circumstances = { ledger, lossy: losesCallbacks(mix), deaf: losesRequests(mix) };

  async function ready(opened: Tab): Promise<void> {
    const end = Date.now() + READY_WITHIN_MS;
    while (Date.now() < end) {
      await opened.until(({ phase }) => ['ready', 'unavailable'].includes(phase.state), 30_000);
      if (opened.snapshot().phase.state === 'ready') return;
      // What the agent's button does.
      opened.connect();
    }
    add({ kind: 'stuck screen', text: `not ready: ${JSON.stringify(opened.snapshot().phase)}` });
  }

  async function problems(): Promise<readonly Finding[]> {
    const before = JSON.stringify(tab.snapshot().view);
    const truth = await readTruth(local.origin, call.callSid);
    doubleCharges(truth, ledger).forEach(add);
    const { view } = tab.snapshot();
    if (JSON.stringify(view) !== before) return problems();
    return compare(view, truth, circumstances);
  }

  const isBusy = async () => isUnderway(await readTruth(local.origin, call.callSid));

  await ready(tab);
  return {
    ledger,
    mix,
    findings,
    story,
    taken,
    tab,
    over: false,
    seen: () => tab.snapshot(),
    async secondTab() {
      second ??= open();
      await ready(second);
      return second;
    },
    async press(on, action) {
      if (!(await on.press(action)))
        add({ kind: 'stuck screen', text: `${JSON.stringify(action)} is pending without end` });
      const { failure, formProblems } = on.snapshot();
      if (formProblems.length > 0) story.push(`   not sent: ${JSON.stringify(formProblems)}`);
      if (!failure) return;
      ledger.tidy = false;
      const { problem } = failure;
      const code = problem.kind === 'failed' ? problem.failure.code : problem.kind;
      const detail = problem.kind === 'failed' ? JSON.stringify(problem.failure.detail) : '';
      story.push(`   ${action.kind} failed: ${code} ${detail}`);
      if (code === 'internal') add({ kind: 'wrong state', text: 'the functions broke' });
      if (code === 'twilio-refused' && detail.includes('64019'))
        add({ kind: 'wrong state', text: 'all is shown as captured, and Twilio misses something' });
    },
    keyIn: (digits) => pressKeys(local, call, digits).catch(() => undefined),
    async hangUp() {
      ledger.callEnding = true;
      await hangUp(local, call);
    },
    async wrapUp() {
      ledger.callEnding = true;
      await agent.wrapUp(call);
    },
    find: (kind, text) => add({ kind, text }),
    async until(fits, limitMs) {
      while (!(await tab.until(fits, limitMs)))
        if (!(await isBusy())) return tab.until(fits, GRACE_MS);
      return true;
    },
    async settle(limitMs) {
      const end = Date.now() + limitMs;
      let found = await problems();
      while (found.length > 0 && (Date.now() < end || (await isBusy()))) {
        await sleep(LOOK_AGAIN_MS);
        found = await problems();
      }
      found.forEach(add);
    },
    async close() {
      ledger.callEnding = true;
      tab.close();
      second?.close();
      await agent.finish(call);
    },
  };
}
