import { randomUUID } from 'node:crypto';
import type { Field } from '../src/payment/card/field';
import type { Desk } from './desk';
import { type Entry, keysOf } from './keys';
import { countPress, noteAsked, noteEntry, noteTaken, type PaymentPlan } from './ledger';
import type { Tab } from './tab';

/* What agents and callers do, one function per step; a step waits as long as an agent would. */

const HURRIED_MS = 1_000;
/** Longer than any time limit of the core. */
const PATIENT_MS = 70_000;

const patience = ({ mix }: Desk): number => (mix.patient ? PATIENT_MS : HURRIED_MS);

export const bankParameters = (method: PaymentPlan['method']): Record<string, string> =>
  method === 'ach-debit' ? { AVSName: 'A. Holder' } : {};

function fill(tab: Tab, plan: PaymentPlan): void {
  const { processor, method, purpose, amount, currency, description } = plan;
  const accountType = method === 'ach-debit' ? 'consumer-checking' : '';
  const parameters = bankParameters(method);
  if (tab.snapshot().view.session) tab.compose();
  const chargeAgain = tab.snapshot().view.session?.status === 'unknown';
  const draft = { processor, method, purpose, amount, currency, description, accountType };
  tab.edit({ ...draft, parameters, chargeAgain });
}

/** A start without effect is pressed again for the same payment. */
export function planFor({ ledger }: Desk, plan: PaymentPlan): PaymentPlan {
  const last = [...ledger.plans.values()].at(-1);
  if (last && !ledger.begun.has(last.description)) return last;
  ledger.plans.set(plan.description, plan);
  return plan;
}

/** Waits until a started payment appears and is open. */
export async function untilBegun(desk: Desk, { description }: PaymentPlan): Promise<void> {
  await desk.until(({ view }) => view.session?.order.description === description, HURRIED_MS);
  await desk.until(({ view }) => view.session?.status !== 'starting', patience(desk));
}

export async function start(desk: Desk, plan: PaymentPlan, tabs: readonly Tab[]): Promise<void> {
  const planned = planFor(desk, plan);
  desk.story.push(`start ${JSON.stringify(planned)}`);
  for (const tab of tabs) fill(tab, planned);
  await Promise.all(tabs.map((tab) => desk.press(tab, { kind: 'start' })));
  await untilBegun(desk, planned);
}

/** The plan that the open payment came from. */
export function currentPlan(desk: Desk): PaymentPlan | undefined {
  const { session } = desk.seen().view;
  return session ? desk.ledger.plans.get(session.order.description) : undefined;
}

export async function ask(
  desk: Desk,
  field: Field,
  entry: Entry,
  tabs: readonly Tab[],
): Promise<void> {
  const plan = currentPlan(desk);
  if (!plan) return;
  const { ledger } = desk;
  desk.story.push(`ask ${field}, ${entry}${tabs.length > 1 ? ', in two tabs' : ''}`);
  if (tabs.length > 1) ledger.rivals.add(field);
  for (const _each of tabs) noteAsked(ledger, plan.description, field);
  const taken = await Promise.all(tabs.map((each) => desk.press(each, { kind: 'capture', field })));
  noteTaken(ledger, field, taken);
  await answerField(desk, plan, field, entry);
  const ended = (state: string | undefined) => state === 'captured' || state === 'refused';
  await desk.until(
    ({ view }) => ended(view.fields.find((row) => row.field === field)?.state),
    entry === 'right' || entry === 'wrong' ? HURRIED_MS : 300,
  );
}

export async function answerField(
  desk: Desk,
  plan: PaymentPlan,
  field: Field,
  entry: Entry,
): Promise<void> {
  const { ledger } = desk;
  const digits = keysOf(field, plan.card, entry);
  if (entry === 'half' || entry === 'nothing') ledger.tidy = false;
  else noteEntry(ledger, plan.description, field, digits);
  if (digits !== '') await desk.keyIn(digits);
}

export async function complete(desk: Desk, tabs: readonly Tab[]): Promise<void> {
  const plan = currentPlan(desk);
  if (!plan) return;
  desk.story.push(`complete${tabs.length > 1 ? ', in two tabs' : ''}`);
  countPress(desk.ledger.completes, plan.description);
  await Promise.all(tabs.map((tab) => desk.press(tab, { kind: 'complete' })));
  await untilOver(desk);
}

export async function cancel(desk: Desk, tabs: readonly Tab[]): Promise<void> {
  const plan = currentPlan(desk);
  if (!plan) return;
  desk.story.push(`cancel${tabs.length > 1 ? ', in two tabs' : ''}`);
  countPress(desk.ledger.cancels, plan.description);
  await Promise.all(tabs.map((tab) => desk.press(tab, { kind: 'cancel' })));
  await untilOver(desk);
}

/** Both at once, each in its own tab. */
export async function completeAndCancel(desk: Desk, one: Tab, other: Tab): Promise<void> {
  const plan = currentPlan(desk);
  if (!plan) return;
  desk.story.push('complete and cancel at once');
  countPress(desk.ledger.completes, plan.description);
  countPress(desk.ledger.cancels, plan.description);
  await Promise.all([desk.press(one, { kind: 'complete' }), desk.press(other, { kind: 'cancel' })]);
  await untilOver(desk);
}

/** Waits for Twilio's answer for as long as this agent does. */
export async function untilOver(desk: Desk): Promise<void> {
  const due = ['starting', 'completing', 'cancelling'];
  const settled = (status: string | undefined) => status === undefined || !due.includes(status);
  await desk.until(({ view }) => settled(view.session?.status), patience(desk));
}

export async function reload(desk: Desk): Promise<void> {
  desk.story.push('reload');
  desk.tab.reload();
  await desk.tab.until(({ phase }) => phase.kind === 'ready', 30_000);
}

/** Another agent takes the call over: the first one may no longer act, and the payment continues. */
export async function transfer(desk: Desk, mode: 'COLD' | 'WARM'): Promise<void> {
  desk.story.push(`${mode} transfer`);
  const { tab: first, taken } = desk;
  await desk.handOver(mode);
  const { session, fields } = desk.seen().view;
  const field = fields[0]?.field;
  if (session?.status === 'collecting' && field) {
    const request = { ...taken.call, intent: randomUUID(), session: session.key, field };
    const asked = await first.functions.ask({ operation: 'capture', request });
    if (asked.kind === 'ok') desk.find('wrong state', 'the first agent may still act');
  }
  if (mode === 'WARM') await taken.agent.wrapUp(taken.call);
}

/** The agent or the caller leaves, even with a payment open. */
export async function leave(
  desk: Desk,
  how: 'hang up' | 'wrap up' | 'complete the task',
): Promise<void> {
  desk.story.push(how);
  desk.over = true;
  desk.ledger.callEnding = true;
  const { agent, call } = desk.taken;
  if (how === 'hang up') {
    await desk.hangUp();
    return;
  }
  await agent.wrapUp(call);
  if (how === 'complete the task') await agent.complete(call);
}
