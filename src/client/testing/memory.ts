import * as v from 'valibot';
import { askStart, askUpdate } from '../../payment/rules/ask';
import type { Configuration } from '../../payment/offer/configuration';
import type { Field } from '../../payment/card/field';
import { mergeReplyOf } from '../../payment/rules/merge';
import { checkOrder } from '../../payment/offer/order';
import type { Prefill } from '../../payment/offer/prefill';
import {
  type AskedReply,
  type CallClaim,
  type FailureCode,
  failureSchema,
  type OpenReply,
} from '../../payment/protocol';
import type { CallDocument } from '../../payment/document/session';
import { configuration as offered, noLimits } from '../../payment/testing/configuration';
import { agent, CALL_SID, PAYMENT_SID } from '../../payment/testing/examples';
import type { Functions, FunctionsResult, Question } from '../functions';
import type { LiveDocumentEvents, OpenLiveDocument } from '../live/liveDocument';

export const call: CallClaim = {
  taskSid: `WT${'1'.repeat(32)}`,
  callSid: CALL_SID,
  conferenceSid: `CF${'1'.repeat(32)}`,
};

/** A detail for the codes that have one, if a test does not care about its content. */
const details: Partial<Record<FailureCode, object>> = {
  'too-large': { limit: 16_384 },
  'field-not-required': { field: 'payment-card-number' },
  'fields-missing': { fields: ['payment-card-number'] },
  'unknown-field-required': { tokens: ['shoe-size'] },
  'too-many-requests': { seconds: 60 },
  'twilio-refused': { twilioCode: 20500 },
};

/** A failure as the functions answer it. */
export function failed(code: FailureCode, detail: object = details[code] ?? {}) {
  const { error } = v.parse(failureSchema, { error: { code, message: code, detail } });
  return { kind: 'failed', failure: error } as const;
}

type Refusal = Exclude<FunctionsResult<never>, { kind: 'ok' }>;

/** One processor that charges cards in three currencies: a form without choices but the currency. */
export const cardsOnly: Configuration = offered({
  currencies: { USD: {}, JPY: {}, KWD: {} },
  processors: [
    {
      name: 'Default',
      label: 'Main processor',
      methods: [{ method: 'credit-card', brands: ['visa', 'amex'] }],
    },
  ],
});

export interface MemoryCallOptions {
  readonly configuration?: Configuration;
  /** What the task prefills; null when its attributes cannot be read. */
  readonly prefill?: Prefill | null;
  /** What has to be captured, if it differs from what the order's method says. */
  readonly fields?: readonly Field[];
  /** False for somebody who only watches. */
  readonly mayAct?: boolean;
}

function prefillOf({ configuration = cardsOnly, prefill }: MemoryCallOptions): Prefill | null {
  return prefill === undefined ? configuration.prefill : prefill;
}

/**
 * The functions and the live document of one call in memory, with the core's own rules. A test holds
 * answers back, refuses them, or keeps the document from being seen.
 */
export function createMemoryCall(options: MemoryCallOptions = {}) {
  let offer = {
    configuration: options.configuration ?? cardsOnly,
    prefill: prefillOf(options),
    mayAct: options.mayAct ?? true,
  };
  let document: CallDocument | undefined;
  /** One for each tab that shows the call. */
  const watchers = new Set<LiveDocumentEvents>();
  let openRefusals: Refusal[] = [];
  let askRefusals: Refusal[] = [];
  const asked: Question[] = [];
  const openedFor: CallClaim[] = [];
  const state = {
    asked,
    opened: 0,
    openedFor,
    refreshed: 0,
    /** Whether the client expects an answer of Twilio. */
    due: false,
    closed: 0,
    /** The functions' clock, ahead of the browser's. */
    clockAhead: 0,
    /** Writes reach the document, and the live view does not show them. */
    deaf: false,
  };
  const now = () => Date.now() + state.clockAhead;

  function show(): void {
    if (!document || state.deaf) return;
    for (const watcher of watchers) watcher.onDocument(document);
  }

  function answer(question: Question): ReturnType<typeof askStart> | Refusal {
    const { operation, request } = question;
    switch (operation) {
      case 'start': {
        if (!offer.prefill) return failed('prefill-invalid');
        const checked = checkOrder(offer.configuration, offer.prefill, request);
        if (!checked.ok) {
          const parts = checked.problems.map(({ part }) => part);
          return failed('order-invalid', { ...checked.problems[0], parts });
        }
        const { order, fields } = checked;
        const { intent, chargeAgain } = request;
        const start = {
          intent,
          callSid: CALL_SID,
          agent,
          order,
          fields: options.fields ?? fields,
          agentStarts: undefined,
          doubtElsewhere: undefined,
          writer: 'one',
          limits: noLimits,
        };
        return askStart(document, { ...start, chargeAgain: chargeAgain === 'true' }, now());
      }
      case 'capture':
        return askUpdate(
          document,
          { ...request, agent, writer: 'one', limits: noLimits, kind: request.field },
          now(),
        );
      case 'complete':
      case 'cancel':
        return askUpdate(
          document,
          { ...request, agent, writer: 'one', limits: noLimits, kind: operation },
          now(),
        );
    }
  }

  function open(request: CallClaim): FunctionsResult<OpenReply> {
    state.opened += 1;
    openedFor.push(request);
    const refusal = openRefusals.shift();
    if (refusal) return refusal;
    document ??= { version: 2, callSid: CALL_SID, current: null, earlier: [] };
    return {
      kind: 'ok',
      reply: {
        now: now(),
        document: 'one-call',
        syncToken: 'a token',
        syncTokenExpiresAt: now() + 600_000,
        ...offer,
      },
    };
  }

  function ask(question: Question): FunctionsResult<AskedReply> {
    state.asked.push(question);
    const refusal = askRefusals.shift();
    if (refusal) return refusal;
    const result = answer(question);
    if (result.kind === 'failed' || result.kind === 'unreachable') return result;
    if (result.kind === 'refused') return failed(result.refusal.code, result.refusal.detail);
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
    open: (request) => Promise.resolve(open(request)),
    // Never within the press: a function is a request away.
    ask: (question) => Promise.resolve().then(() => ask(question)),
  };

  const openLiveDocument: OpenLiveDocument = (_access, _renew, given) => {
    watchers.add(given);
    queueMicrotask(() => {
      show();
      given.onConnection({ kind: 'live' });
    });
    return {
      expect: (due) => (state.due = due),
      refresh: () => (state.refreshed += 1),
      close() {
        state.closed += 1;
        watchers.delete(given);
      },
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
    /** The task or the configuration is changed; who has opened the call before does not know. */
    offer: (change: Partial<typeof offer>) => (offer = { ...offer, ...change }),
    disconnect: () =>
      watchers.forEach((each) => {
        each.onConnection({ kind: 'reconnecting', since: Date.now() });
      }),
    reconnect: () =>
      watchers.forEach((each) => {
        each.onConnection({ kind: 'live' });
      }),
    /** The document becomes one of another version, with that payment open. */
    unreadable: (session?: string) =>
      watchers.forEach((each) => {
        each.onUnreadable(session);
      }),
    refuseOpen: (...refusals: Refusal[]) => (openRefusals = refusals),
    refuseAsk: (...refusals: Refusal[]) => (askRefusals = refusals),
  };
}

export type MemoryCall = ReturnType<typeof createMemoryCall>;
