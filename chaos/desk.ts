import { setTimeout as sleep } from 'node:timers/promises';
import type { Action, Snapshot } from '../src/client/snapshot';
import * as v from 'valibot';
import { hangUp, press as pressKeys } from '../serverless/http.test/agents';
import { fetchJson, json } from '../serverless/http.test/harness';
import { abandoned, compare, doubleCharges } from './checks';
import type { Finding, FindingKind } from './findings';
import type { Worker, TakenCall } from './worker';
import { createLedger, type Ledger } from './ledger';
import { losesCallbacks, losesRequests, losesSids, losesWrites, type Mix } from './mixes';
import type { Step } from './step';
import { wrongInView } from './seen';
import { openTab, type Tab } from './tab';
import { isUnderway, openSession, readKept, readTruth } from './truth';

/** An agent at a desk with one call, and the caller: what a scenario acts on. */
export interface Desk {
  readonly ledger: Ledger;
  readonly mix: Mix;
  readonly findings: Finding[];
  /** What was done, in words; printed if something is found. */
  readonly story: string[];
  /** The steps that were played. */
  readonly steps: Step[];
  /** The call, and who has it now. */
  readonly taken: TakenCall;
  /** The tab of whoever has the call now. */
  readonly tab: Tab;
  /** The same agent's second tab, opened when first asked for. */
  secondTab(): Promise<Tab>;
  /** True once another agent has taken the call over; it happens once. */
  readonly handedOver: boolean;
  /** The other agent takes the call over and continues in their tab. */
  handOver(mode: 'COLD' | 'WARM'): Promise<void>;
  /** Does something while the agent's Flex token has expired. */
  withExpiredLogin(act: () => Promise<void>): Promise<void>;
  /** What the agent sees in the first tab. */
  readonly seen: () => Snapshot;
  /** The call is over, or no longer this agent's. */
  over: boolean;
  /** True if the functions took the press. */
  press(tab: Tab, action: Action): Promise<boolean>;
  keyIn(digits: string): Promise<void>;
  hangUp(): Promise<void>;
  find(kind: FindingKind, text: string): void;
  /**
   * True once the first tab's view passes; false if it still does not `limitMs` after the last callback
   * was delivered.
   */
  until(fits: (snapshot: Snapshot) => boolean, limitMs: number): Promise<boolean>;
  /** Waits until the view agrees with the truth; what still differs at the end is a finding. */
  settle(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Long: a screen that is only slow, on a busy machine, is not stuck. */
const READY_WITHIN_MS = 180_000;
const LOOK_AGAIN_MS = 300;
/** From a callback's delivery to the screen. */
const GRACE_MS = 1_000;

const tokenSchema = v.object({ token: v.string() });

export async function openDesk(worker: Worker, mix: Mix, given: TakenCall): Promise<Desk> {
  const { call } = given;
  const { local, proxy } = worker;
  let taken = given;
  let login = { token: taken.agent.token };
  const ledger = createLedger();
  const findings: Finding[] = [];
  const story: string[] = [];
  const known = new Set<string>();
  let second: Tab | undefined;
  /** Tabs of an agent who had the call before: still watched, no longer pressed. */
  const left: Tab[] = [];

  function add(found: Finding): void {
    if (known.has(found.kind + found.text)) return;
    known.add(found.kind + found.text);
    findings.push(found);
    story.push(`!! ${found.kind}: ${found.text}`);
  }

  const openAs = (own: { readonly token: string }) =>
    openTab({
      functionsUrl: proxy.origin,
      syncUri: `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`,
      token: () => own.token,
      syncTokenSeconds: () => worker.mix()?.syncTokenSeconds,
      struck: worker.count,
      call,
      seen({ view }) {
        if (view.session) {
          ledger.begun.add(view.session.order.description);
          ledger.statuses.add(view.session.status);
        }
        wrongInView(ledger, view).forEach(add);
      },
    });
  let tab = openAs(login);
  const circumstances = {
    ledger,
    lossy: losesCallbacks(mix),
    deaf: losesRequests(mix),
    unsent: losesWrites(mix),
    nameless: losesSids(mix),
  };

  async function ready(opened: Tab): Promise<void> {
    const end = Date.now() + READY_WITHIN_MS;
    while (Date.now() < end) {
      await opened.until(({ phase }) => ['ready', 'unavailable'].includes(phase.kind), 30_000);
      if (opened.snapshot().phase.kind === 'ready') return;
      // As the agent's button does.
      opened.connect();
    }
    add({ kind: 'stuck screen', text: `not ready: ${JSON.stringify(opened.snapshot().phase)}` });
  }

  async function problems(): Promise<readonly Finding[]> {
    const before = JSON.stringify(tab.snapshot().view);
    const truth = await readTruth(local.origin, call.callSid);
    doubleCharges(truth, ledger).forEach(add);
    const { view, phase, connection } = tab.snapshot();
    if (JSON.stringify(view) !== before) return problems();
    const compared = compare(view, truth, circumstances);
    if (!ledger.callEnding) return compared;
    // An agent who has left may no longer see anything new, and the tab says so; nobody else will end what is open.
    const follows = phase.kind === 'ready' && connection.kind === 'live';
    const kept = openSession(truth) ? await readKept(local, call.callSid) : null;
    return [...(follows ? compared : []), ...abandoned(truth, kept, circumstances)];
  }

  const isBusy = () => isUnderway(local.origin, call.callSid);

  await ready(tab);
  return {
    ledger,
    mix,
    findings,
    story,
    steps: [],
    get taken() {
      return taken;
    },
    get tab() {
      return tab;
    },
    get handedOver() {
      return taken !== given;
    },
    over: false,
    seen: () => tab.snapshot(),
    async secondTab() {
      second ??= openAs(login);
      await ready(second);
      return second;
    },
    async handOver(mode) {
      taken = await worker.handOver(taken, mode);
      login = { token: taken.agent.token };
      left.push(tab, ...(second ? [second] : []));
      second = undefined;
      tab = openAs(login);
      await ready(tab);
    },
    async withExpiredLogin(act) {
      const { identity } = taken.agent;
      const body = json({ ttlSeconds: 0 });
      const issued = await fetchJson(`${local.origin}/agents/${identity}/token`, body);
      login.token = v.parse(tokenSchema, issued).token;
      story.push('the login expires');
      await act();
      login.token = taken.agent.token;
    },
    async press(on, action) {
      // A field that was asked for again says so on the screen; Twilio may have given up what it had.
      const unheard = on
        .snapshot()
        .view.session?.fields.some(({ now }) => now.state === 'asked-again');
      if (!(await on.press(action)))
        add({ kind: 'stuck screen', text: `${JSON.stringify(action)} is pending without end` });
      const { failure, formProblems } = on.snapshot();
      if (formProblems.length > 0) story.push(`   not sent: ${JSON.stringify(formProblems)}`);
      if (!failure) return formProblems.length === 0;
      ledger.tidy = false;
      const { problem } = failure;
      const code = problem.kind === 'failed' ? problem.failure.code : problem.kind;
      const detail = problem.kind === 'failed' ? JSON.stringify(problem.failure.detail) : '';
      story.push(`   ${action.kind} failed: ${code} ${detail}`);
      if (code === 'token-invalid') worker.count('Flex token expired');
      if (code === 'internal') add({ kind: 'wrong state', text: 'the functions broke' });
      if (code === 'twilio-refused' && detail.includes('64019') && !unheard)
        add({ kind: 'wrong state', text: 'all is shown as captured, and Twilio misses something' });
      return false;
    },
    keyIn: (digits) => pressKeys(local, call, digits).catch(() => undefined),
    async hangUp() {
      ledger.callEnding = true;
      await hangUp(local, call);
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
      for (const each of [tab, ...(second ? [second] : []), ...left]) each.close();
      await taken.agent.finish(call);
    },
  };
}
