import * as v from 'valibot';
import { earlierView, maskedAccount } from '../../../src/payment/document/earlier';
import type {
  CallDocument,
  EarlierInBrief,
  Outcome,
  Purpose,
} from '../../../src/payment/document/session';
import type { TaskAttributes } from '../twilio/tasks';
import { detailsOf, type Payment, paymentsOf } from './event';

/*
 * What is written into a task, and so into Flex Insights, about the payments taken for it. It is derived
 * from the documents of its calls alone, which no agent can write; what the attributes contained is replaced.
 */

const MOST_OUTCOMES = 10;

/** A payment of a call whose outcome is known. */
interface Settled {
  readonly purpose: Purpose;
  readonly kind: Outcome['kind'];
  /** What is written into the task: no token, and nothing that is not in the document. */
  readonly entry: object;
}

function priceOf(purpose: Purpose): object {
  return purpose.kind === 'charge' ? purpose.charge : { token_type: purpose.tokenType };
}

function settledInFull(payment: Payment): Settled | undefined {
  const { outcome, report } = payment;
  if (!outcome) return undefined;
  const purpose = payment.kind === 'current' ? payment.order.purpose : payment.purpose;
  const account = payment.kind === 'current' ? maskedAccount(payment) : payment.account;
  const entry = {
    session: payment.key,
    ...(report && { time: new Date(report.since).toISOString() }),
    outcome: outcome.kind,
    ...(outcome.kind === 'failed' && { reason: outcome.reason, code: outcome.payErrorCode }),
    ...(outcome.kind === 'succeeded' && { confirmation: outcome.confirmationCode }),
    ...priceOf(purpose),
    processor: detailsOf(payment).processor,
    ...(account && { account: account.value, brand: account.brand }),
  };
  return { purpose, kind: outcome.kind, entry };
}

function settledInBrief(payment: EarlierInBrief): Settled | undefined {
  const { key, purpose, outcome } = earlierView(payment);
  if (outcome === null) return undefined;
  return { purpose, kind: outcome, entry: { session: key, outcome, ...priceOf(purpose) } };
}

/**
 * The payments of a task whose outcome is known, oldest first. A call may pass through several tasks, one
 * after another. The task of a payment in brief is no longer known (R32); it is assumed to be that of the
 * oldest one in full.
 */
function settledFor(document: CallDocument, taskSid: string): readonly Settled[] {
  const isFor = (payment: Payment) => detailsOf(payment).agent.taskSid === taskSid;
  const inFull = paymentsOf(document);
  const [oldest] = inFull;
  const brief = oldest && isFor(oldest) ? document.earlier : [];
  return [
    ...brief.flatMap((payment) => (payment.kind === 'full' ? [] : (settledInBrief(payment) ?? []))),
    ...inFull.filter(isFor).flatMap((payment) => settledInFull(payment) ?? []),
  ];
}

/** The sum of two decimal strings of one currency, which have the same decimals (R30). */
function sum(left: string, right: string): string {
  const decimals = left.split('.')[1]?.length ?? 0;
  const units = BigInt(left.replace('.', '')) + BigInt(right.replace('.', ''));
  const digits = String(units).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** How many payments ended in each way, and the total charged in each currency. */
function totalsOf(payments: readonly Settled[]) {
  const count = (kind: Outcome['kind']) => payments.filter((each) => each.kind === kind).length;
  const charged: Record<string, string> = {};
  let tokens = 0;
  for (const { kind, purpose } of payments) {
    if (kind !== 'succeeded') continue;
    if (purpose.kind === 'charge') {
      const { amount, currency } = purpose.charge;
      charged[currency] = sum(charged[currency] ?? amount.replace(/\d/g, '0'), amount);
    } else tokens += 1;
  }
  return {
    succeeded: count('succeeded'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    unknown: count('unknown'),
    charged,
    tokens,
  };
}

/** Outcomes for Flex Insights; any other one was set by the contact center, or an agent. */
const words = {
  succeeded: 'Payment succeeded',
  unknown: 'Payment outcome unknown',
  failed: 'Payment failed',
  cancelled: 'Payment cancelled',
} as const satisfies Record<Outcome['kind'], string>;

/**
 * Which of several outcomes counts, in order: once money was taken the conversation had a payment, whatever
 * else was tried; and money that may have been taken outweighs a failure.
 */
const weights = ['succeeded', 'unknown', 'failed', 'cancelled'] as const;

const object = v.record(v.string(), v.unknown());

/**
 * `outcome` of Flex Insights. If money was taken, a value that somebody else has set is kept: whatever it says about
 * a sale is not more than is true. Otherwise ours replaces it; without a payment nothing of ours remains.
 */
function insightsOf(conversations: unknown, payments: readonly Settled[]): unknown {
  const parsed = v.safeParse(object, conversations);
  const { outcome: present = null, ...others } = parsed.success ? parsed.output : {};
  const overall = weights.find((weight) => payments.some(({ kind }) => kind === weight));
  const isOurs = Object.values<unknown>(words).includes(present);
  if (overall && (isOurs || present === null || overall !== 'succeeded')) {
    return { ...others, outcome: words[overall] };
  }
  return isOurs && !overall ? others : conversations;
}

/**
 * The task's attributes with what the documents of its calls know of its payments: the last ten in
 * `payment_outcomes`, all of them counted in `payment_totals`, and what they come to as `conversations.outcome`
 * for Flex Insights ("Add Additional TaskRouter Data"). The first two are ours alone; everything else stays as
 * it is, the attribute `payment` too.
 */
export function withOutcomes(
  attributes: TaskAttributes,
  documents: readonly CallDocument[],
  taskSid: string,
): TaskAttributes {
  const payments = documents.flatMap((document) => settledFor(document, taskSid));
  const {
    payment_outcomes: _outcomes,
    payment_totals: _totals,
    conversations,
    ...rest
  } = attributes;
  const insights = insightsOf(conversations, payments);
  return {
    ...rest,
    ...(payments.length > 0 && {
      payment_outcomes: payments.slice(-MOST_OUTCOMES).map(({ entry }) => entry),
      payment_totals: totalsOf(payments),
    }),
    ...(insights !== undefined && { conversations: insights }),
  };
}
