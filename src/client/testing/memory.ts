import { askStart, askUpdate } from '../../payment/ask';
import type { Field } from '../../payment/field';
import { mergeReplyOf } from '../../payment/merge';
import type { AskedReply, CallClaim, Failure, OpenReply } from '../../payment/protocol';
import type { CallDocument } from '../../payment/session';
import { allFields, CALL_SID, PAYMENT_SID } from '../../payment/testing/examples';
import type { Functions, FunctionsResult, Question } from '../functions';
import type { LiveDocumentEvents, OpenLiveDocument } from '../liveDocument';

export const call: CallClaim = {
  taskSid: `WT${'1'.repeat(32)}`,
  callSid: CALL_SID,
  conferenceSid: `CF${'1'.repeat(32)}`,
};

export function failed(code: Failure['code'], detail: Failure['detail'] = {}) {
  return { kind: 'failed', failure: { code, message: code, detail } } as const;
}

type Refusal = Exclude<FunctionsResult<never>, { kind: 'ok' }>;

/**
 * The functions and the live document of one call in memory, with the core's own rules. A test holds
 * answers back, refuses them, or keeps the document from being seen.
 */
export function createMemoryCall(fields: readonly Field[] = allFields) {
  let document: CallDocument | undefined;
  let events: LiveDocumentEvents | undefined;
  let openRefusals: Refusal[] = [];
  let askRefusals: Refusal[] = [];
  const asked: Question[] = [];
  const state = {
    asked,
    opened: 0,
    refreshed: 0,
    closed: 0,
    /** The functions' clock, ahead of the browser's. */
    clockAhead: 0,
    /** Writes reach the document, and the live view does not show them. */
    deaf: false,
  };
  const now = () => Date.now() + state.clockAhead;

  function show(): void {
    if (document && !state.deaf) events?.onDocument(document);
  }

  function answer(question: Question): ReturnType<typeof askStart> {
    const { operation, request } = question;
    switch (operation) {
      case 'start': {
        const { intent, amount, currency, description, chargeAgain } = request;
        const charge = { amount, currency };
        const start = { intent, callSid: CALL_SID, charge, description, fields };
        return askStart(document, { ...start, chargeAgain: chargeAgain === 'true' }, now());
      }
      case 'capture':
        return askUpdate(document, { ...request, asks: request.field }, now());
      case 'complete':
      case 'cancel':
        return askUpdate(document, { ...request, asks: operation }, now());
    }
  }

  function open(): FunctionsResult<OpenReply> {
    state.opened += 1;
    const refusal = openRefusals.shift();
    if (refusal) return refusal;
    document ??= { version: 1, callSid: CALL_SID, current: null, earlier: [] };
    return {
      kind: 'ok',
      reply: {
        now: now(),
        document: 'one-call',
        syncToken: 'a token',
        syncTokenExpiresAt: now() + 600_000,
        currencies: ['USD', 'JPY', 'KWD'],
      },
    };
  }

  function ask(question: Question): FunctionsResult<AskedReply> {
    state.asked.push(question);
    const refusal = askRefusals.shift();
    if (refusal) return refusal;
    const result = answer(question);
    if (result.kind === 'refused') return failed(result.refusal.code);
    if (result.kind === 'ask') {
      const { key } = result.record;
      const taken = { state: 'accepted' } as const;
      document = mergeReplyOf(result.document, key, result.question.number, taken, PAYMENT_SID);
      show();
    }
    const { record, question: put } = result;
    return { kind: 'ok', reply: { now: now(), session: record.key, question: put.number } };
  }

  const functions: Functions = {
    open: () => Promise.resolve(open()),
    ask: (question) => Promise.resolve(ask(question)),
  };

  const openLiveDocument: OpenLiveDocument = (_access, _renew, given) => {
    events = given;
    queueMicrotask(() => {
      show();
      given.onConnection({ state: 'live' });
    });
    return {
      refresh: () => (state.refreshed += 1),
      close: () => (state.closed += 1),
    };
  };

  return {
    functions,
    openLiveDocument,
    state,
    now,
    document: () => document,
    /** Writes the document, as callbacks do. */
    write(change: (before: CallDocument) => CallDocument) {
      if (!document) throw new Error('the call was not opened');
      document = change(document);
      show();
    },
    show,
    disconnect: () => events?.onConnection({ state: 'reconnecting', since: Date.now() }),
    unreadable: () => events?.onUnreadable(),
    refuseOpen: (...refusals: Refusal[]) => (openRefusals = refusals),
    refuseAsk: (...refusals: Refusal[]) => (askRefusals = refusals),
  };
}

export type MemoryCall = ReturnType<typeof createMemoryCall>;
