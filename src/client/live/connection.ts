import type { CallClaim, FailureCode, OpenReply } from '../../payment/protocol';
import type { CallDocument } from '../../payment/document/session';
import type { Functions, FunctionsResult } from '../functions';
import type { Connection, DocumentAccess, LiveDocument, OpenLiveDocument } from './liveDocument';
import type { Problem } from '../snapshot';

export interface CallConnectionEvents {
  onConnecting(): void;
  /** What `open` said, the first time and each time the access is renewed. */
  onReply(reply: OpenReply): void;
  /** The document has changed. */
  onDocument(): void;
  onConnection(connection: Connection): void;
  /** The functions have not let us in since `since`; they are asked again automatically. */
  onRetrying(problem: Problem, since: number): void;
  /** Nothing can be shown until `connect` is called again. */
  onUnavailable(problem: Problem): void;
}

/** The connection to the functions and to the live document of one call. */
export interface CallConnection {
  readonly call: () => CallClaim | undefined;
  /** The call's document as it was seen last. */
  readonly document: () => CallDocument | undefined;
  /**
   * Connects if it is another call, or the same one with a new conference after a failure. The functions decide
   * which leg is the customer's: a client that asks for another one is corrected, and connects to theirs.
   */
  setCall(found: CallClaim): void;
  /** The functions have named the customer's leg; nothing happens when it is the one already. */
  takeLeg(callSid: string): void;
  connect(): void;
  /** Whether Twilio owes an answer: what is shown as live must then be more recent. */
  expect(due: boolean): void;
  /** Finds out at once where things stand, over fresh connections. */
  refresh(): void;
  /** Asks the functions again what they offer for this task. */
  renewOffer(): void;
  dispose(): void;
}

/** Flex can show the call a moment before the functions' checks can see it. */
const EARLY: ReadonlySet<FailureCode> = new Set(['call-not-live', 'not-your-call']);
const EARLY_PAUSES_MS = [1_000, 2_000, 4_000];
/** What heals without the agent: a functions' deployment, an outage, a Flex token that Flex renews. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  'internal',
  'token-invalid',
  'too-many-requests',
  'twilio-unavailable',
]);
const PASSING_PAUSES_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/** How often in a row another leg is requested without a pause, or two sides that disagree would never stop. */
const MOST_LEGS = 3;

type Refused = Exclude<FunctionsResult<unknown>, { kind: 'ok' }>;

/** Whether the same request may be answered otherwise a little later. */
function passes(result: Refused): boolean {
  return result.kind === 'unreachable' || PASSING.has(result.failure.code);
}

/** The customer's leg, which the functions name when another one was asked for. */
export function customersLeg(problem: Problem): string | undefined {
  const failure = problem.kind === 'failed' ? problem.failure : undefined;
  return failure?.code === 'not-your-call' ? failure.detail.callSid : undefined;
}

function accessOf(reply: OpenReply): DocumentAccess {
  const { document, syncToken: token, syncTokenExpiresAt } = reply;
  return { document, token, lastsMs: syncTokenExpiresAt - reply.now };
}

/** Does nothing until it knows the call. */
export function createCallConnection(
  functions: Functions,
  openLiveDocument: OpenLiveDocument,
  events: CallConnectionEvents,
): CallConnection {
  let call: CallClaim | undefined;
  /** The leg that Flex showed last; `call` has the one that the functions named instead. */
  let shownLeg: string | undefined;
  let document: CallDocument | undefined;
  let live: LiveDocument | undefined;
  let due = false;
  /** Counts connects; the answer to an older one is dropped. */
  let connects = 0;
  let failed = false;
  /** Since when the functions have not let us in. */
  let outSince: number | undefined;
  let pauseTimer: ReturnType<typeof setTimeout> | undefined;

  function unavailable(problem: Problem): void {
    live?.close();
    live = undefined;
    failed = true;
    outSince = undefined;
    events.onUnavailable(problem);
  }

  async function renew(): Promise<DocumentAccess | undefined> {
    const mine = connects;
    const result = call && (await functions.open(call));
    if (mine !== connects || !result) return undefined;
    if (result.kind === 'ok') {
      events.onReply(result.reply);
      return accessOf(result.reply);
    }
    const leg = customersLeg(result);
    if (leg !== undefined) {
      takeLeg(leg);
      return undefined;
    }
    // The call has left this agent, who may no longer see it.
    if (result.kind === 'failed' && result.failure.code === 'not-your-call') unavailable(result);
    return undefined;
  }

  function follow(reply: OpenReply): void {
    outSince = undefined;
    events.onReply(reply);
    live = openLiveDocument(accessOf(reply), renew, {
      onDocument: (found) => {
        document = found;
        events.onDocument();
      },
      onUnreadable: (session) => unavailable({ kind: 'unreadable', session }),
      onConnection: (connection) => {
        events.onConnection(connection);
      },
    });
    live.expect(due);
  }

  const pause = (ms: number | undefined) =>
    new Promise<void>((resolve) => (pauseTimer = setTimeout(resolve, ms)));

  /** The pause before the functions are asked again; undefined when asking again would not help. */
  function pauseAfter(result: Refused, attempts: number): number | undefined {
    if (result.kind === 'failed' && EARLY.has(result.failure.code))
      return EARLY_PAUSES_MS[attempts];
    if (!passes(result)) return undefined;
    if (result.kind === 'failed' && result.failure.code === 'too-many-requests') {
      return result.failure.detail.seconds * 1_000;
    }
    return PASSING_PAUSES_MS[Math.min(attempts, PASSING_PAUSES_MS.length - 1)];
  }

  async function connect(): Promise<void> {
    if (!call) return;
    const mine = (connects += 1);
    clearTimeout(pauseTimer);
    live?.close();
    live = undefined;
    failed = false;
    events.onConnecting();
    let legs = 0;
    for (let attempts = 0; ; attempts += 1) {
      const result = await functions.open(call);
      if (mine !== connects) return;
      if (result.kind === 'ok') {
        follow(result.reply);
        return;
      }
      const leg = customersLeg(result);
      if (leg !== undefined && legs < MOST_LEGS) {
        legs += 1;
        call = { ...call, callSid: leg };
        document = undefined;
        continue;
      }
      const wait = pauseAfter(result, attempts);
      if (wait === undefined) {
        unavailable(result);
        return;
      }
      if (passes(result)) events.onRetrying(result, (outSince ??= Date.now()));
      await pause(wait);
      if (mine !== connects) return;
    }
  }

  function takeLeg(callSid: string): void {
    if (!call || call.callSid === callSid) return;
    call = { ...call, callSid };
    document = undefined;
    void connect();
  }

  return {
    call: () => call,
    document: () => document,
    setCall(found) {
      const asBefore = call && found.callSid === shownLeg ? call.callSid : found.callSid;
      const sameLeg = call?.callSid === asBefore;
      const same = sameLeg && call?.conferenceSid === found.conferenceSid;
      shownLeg = found.callSid;
      call = { ...found, callSid: asBefore };
      if (!sameLeg) document = undefined;
      if (!sameLeg || (!same && failed)) void connect();
    },
    takeLeg,
    connect: () => void connect(),
    expect(answerDue) {
      due = answerDue;
      live?.expect(due);
    },
    refresh() {
      if (live) live.refresh();
      else if (outSince !== undefined) void connect();
    },
    renewOffer: () => void renew(),
    dispose() {
      connects += 1;
      call = undefined;
      clearTimeout(pauseTimer);
      live?.close();
    },
  };
}
