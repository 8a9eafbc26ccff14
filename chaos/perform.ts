import type { Action } from '../src/client/snapshot';
import type { Field } from '../src/payment/card/field';
import type { Desk } from './desk';
import type { Entry } from './keys';
import type { PaymentPlan } from './ledger';
import { repeat, repeatStart } from './repeated';
import type { Step } from './step';
import * as steps from './steps';

/** The next field to complete the payment: the one being keyed in, else the first that is missing. */
export function nextField(desk: Desk): Field | undefined {
  const { session } = desk.seen().view;
  return session?.status === 'collecting' ? (session.capturing ?? session.missing[0]) : undefined;
}

/** Whether that step is possible now, according to what the agent sees. */
export function canDo(desk: Desk, step: Step): boolean {
  const { phase, view } = desk.seen();
  if (desk.over || phase.kind !== 'ready') return false;
  switch (step.do) {
    case 'ask':
      return view.session?.status === 'collecting';
    case 'cancel':
      return view.canCancel;
    case 'complete and cancel':
      return view.canComplete;
    case 'transfer':
      return !desk.handedOver;
    default:
      return true;
  }
}

async function goOn(desk: Desk, plan: PaymentPlan, both = false): Promise<void> {
  const tabs = both ? [desk.tab, await desk.secondTab()] : [desk.tab];
  const { view } = desk.seen();
  const field = nextField(desk);
  if (view.canStart) await steps.start(desk, plan, tabs);
  else if (field) await steps.ask(desk, field, 'right', tabs);
  else if (view.canComplete) await steps.complete(desk, tabs);
  else await steps.untilOver(desk);
}

async function sendThrice(desk: Desk, plan: PaymentPlan): Promise<void> {
  const { view } = desk.seen();
  const field = nextField(desk);
  const action: Action | undefined = field
    ? { kind: 'capture', field }
    : view.canComplete
      ? { kind: 'complete' }
      : undefined;
  if (action) await repeat(desk, action);
  else if (view.canStart) await repeatStart(desk, plan);
}

async function ask(desk: Desk, place: number, entry: Entry): Promise<void> {
  const { fields } = desk.seen().view;
  const field = fields[place % Math.max(1, fields.length)]?.field;
  if (field) await steps.ask(desk, field, entry, [desk.tab]);
}

/** Plays one step that `canDo` has allowed. */
export async function perform(desk: Desk, step: Step): Promise<void> {
  desk.steps.push(step);
  switch (step.do) {
    case 'go on':
      return goOn(desk, step.plan);
    case 'go on in two tabs':
      return goOn(desk, step.plan, true);
    case 'go on with an expired login':
      return desk.withExpiredLogin(() => goOn(desk, step.plan));
    case 'send thrice':
      return sendThrice(desk, step.plan);
    case 'ask':
      return ask(desk, step.place, step.entry);
    case 'cancel':
      return steps.cancel(desk, [desk.tab]);
    case 'complete and cancel':
      return steps.completeAndCancel(desk, desk.tab, await desk.secondTab());
    case 'reload':
      return steps.reload(desk);
    case 'transfer':
      return steps.transfer(desk, step.mode);
    case 'hang up':
    case 'wrap up':
    case 'complete the task':
      return steps.leave(desk, step.do);
  }
}
