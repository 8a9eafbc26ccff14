import type { CallClaim, OpenReply } from '../payment/protocol';
import type { CallDocument } from '../payment/session';
import type { Functions, FunctionsResult } from './functions';
import type { Connection, DocumentAccess, LiveDocument, OpenLiveDocument } from './liveDocument';
import type { Problem } from './snapshot';

export interface CallConnectionEvents {
  onConnecting(): void;
  /** What `open` said, the first time and each time the access is renewed. */
  onReply(reply: OpenReply): void;
  onDocument(document: CallDocument): void;
  onConnection(connection: Connection): void;
  /** Nothing can be shown until `connect` is called again. */
  onUnavailable(problem: Problem): void;
}

/** The way to the functions and the live document of one call. */
export interface CallConnection {
  readonly call: () => CallClaim | undefined;
  /** Connects when it is another call, or the same one with a new conference after a failure. */
  setCall(found: CallClaim): void;
  connect(): void;
  /** Reads the document over a fresh connection. */
  refresh(): void;
  /** Asks the functions once more what they offer for this task. */
  renewOffer(): void;
  dispose(): void;
}

/** Flex can show the call a moment before the functions' checks can see it. */
const OPEN_AGAIN_MS = [1_000, 2_000, 4_000];

function problemOf(result: Exclude<FunctionsResult<unknown>, { kind: 'ok' }>): Problem {
  return result.kind === 'failed' ? result : { kind: 'unreachable' };
}

function accessOf(reply: OpenReply): DocumentAccess {
  const { document, syncToken: token, syncTokenExpiresAt } = reply;
  return { document, token, lastsMs: syncTokenExpiresAt - reply.now };
}

/** Does nothing until it is told the call. */
export function createCallConnection(
  functions: Functions,
  openLiveDocument: OpenLiveDocument,
  events: CallConnectionEvents,
): CallConnection {
  let call: CallClaim | undefined;
  let live: LiveDocument | undefined;
  /** Counts connects; the answer to an older one is dropped. */
  let connects = 0;
  let failed = false;

  function unavailable(problem: Problem): void {
    live?.close();
    live = undefined;
    failed = true;
    events.onUnavailable(problem);
  }

  async function renew(): Promise<DocumentAccess | undefined> {
    const mine = connects;
    const result = call && (await functions.open(call));
    if (mine !== connects || result?.kind !== 'ok') return undefined;
    events.onReply(result.reply);
    return accessOf(result.reply);
  }

  function follow(reply: OpenReply): void {
    events.onReply(reply);
    live = openLiveDocument(accessOf(reply), renew, {
      onDocument: (document) => {
        events.onDocument(document);
      },
      onUnreadable: () => unavailable({ kind: 'unreadable' }),
      onConnection: (state) => {
        events.onConnection(state);
      },
    });
  }

  async function connect(): Promise<void> {
    if (!call) return;
    const mine = (connects += 1);
    live?.close();
    live = undefined;
    failed = false;
    events.onConnecting();
    for (let attempts = 0; ; attempts += 1) {
      const result = await functions.open(call);
      if (mine !== connects) return;
      if (result.kind === 'ok') {
        follow(result.reply);
        return;
      }
      const wait = OPEN_AGAIN_MS[attempts];
      const early =
        result.kind === 'failed' &&
        ['call-not-live', 'not-your-call'].includes(result.failure.code);
      if (!early || wait === undefined) {
        unavailable(problemOf(result));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  return {
    call: () => call,
    setCall(found) {
      const sameLeg = call?.callSid === found.callSid;
      const same = sameLeg && call?.conferenceSid === found.conferenceSid;
      call = found;
      if (!sameLeg || (!same && failed)) void connect();
    },
    connect: () => void connect(),
    refresh: () => live?.refresh(),
    renewOffer: () => void renew(),
    dispose() {
      connects += 1;
      call = undefined;
      live?.close();
    },
  };
}
