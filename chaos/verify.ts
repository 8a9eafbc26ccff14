import type { Snapshot } from '../src/client/snapshot';
import type { Desk } from './desk';
import { nextField } from './perform';
import type { PaymentPlan } from './ledger';
import * as steps from './steps';

/* Once the faults are cleared: an open payment can be ended, and the next one can start. */

const HEALED_WITHIN_MS = 20_000;
/** Longer than the core waits for a start or a cancel; nothing that holds waits for it. */
const AGREED_WITHIN_MS = 60_000;
const MOST_QUESTIONS = 8;
const MOST_PRESSES = 3;

const timed: ReadonlySet<string> = new Set(['starting', 'completing', 'cancelling']);

/** The screen says that there was no answer: to the press itself, or from Twilio within the core's time limit. */
function saysTryAgain({ failure, view: { session } }: Snapshot): boolean {
  if (failure) {
    const { problem } = failure;
    return problem.kind !== 'failed' || problem.failure.code === 'twilio-unavailable';
  }
  if (session?.status === 'collecting') return session.cancelUnanswered;
  return session?.status === 'failed' && session.reason === 'start-unanswered';
}

/**
 * Presses until it has worked, and again while the screen says to try again: with the faults gone, a machine
 * that is too busy can still be the reason.
 */
async function insist(
  desk: Desk,
  press: () => Promise<void>,
  worked: (snapshot: Snapshot) => boolean,
): Promise<void> {
  for (let presses = 1; presses <= MOST_PRESSES; presses += 1) {
    await press();
    await desk.until((snapshot) => worked(snapshot) || saysTryAgain(snapshot), AGREED_WITHIN_MS);
    if (worked(desk.seen()) || !saysTryAgain(desk.seen())) return;
  }
}

const canStart = ({ view }: Snapshot): boolean => view.canStart;

const cancel = (desk: Desk) => insist(desk, () => steps.cancel(desk, [desk.tab]), canStart);

async function finish(desk: Desk): Promise<void> {
  for (let count = 0; count < MOST_QUESTIONS; count += 1) {
    const field = nextField(desk);
    if (!field) break;
    await steps.ask(desk, field, 'right', [desk.tab]);
  }
  await steps.complete(desk, [desk.tab]);
  await desk.until(canStart, HEALED_WITHIN_MS);
}

/** Ends the open payment as an agent would. */
async function bringToAnEnd(desk: Desk, byCancel: boolean): Promise<void> {
  const status = () => desk.seen().view.session?.status;
  if (status() !== 'collecting') return;
  if (byCancel) await cancel(desk);
  else await finish(desk);
  const now = status() ?? '';
  // A result that Twilio lost before the faults were cleared is still awaited, until its time limit.
  if (timed.has(now) || canStart(desk.seen())) return;
  // It had ended at Twilio and the callback was lost: only a cancel reveals that.
  if (!byCancel) await cancel(desk);
  const after = JSON.stringify(desk.seen().view.session);
  if (!canStart(desk.seen()) && !timed.has(status() ?? ''))
    desk.find('stuck screen', `the payment cannot be ended: ${after}`);
}

/** Waits until the panel is live and no press is pending; false if that does not happen. */
function untilLive(desk: Desk): Promise<boolean> {
  return desk.until(
    ({ phase, connection, pending }) =>
      phase.kind === 'ready' && connection.kind === 'live' && pending === null,
    HEALED_WITHIN_MS * 2,
  );
}

async function startAnother(desk: Desk, plan: PaymentPlan): Promise<void> {
  if (!canStart(desk.seen())) return;
  await untilLive(desk);
  const open = ({ view }: Snapshot) => view.session?.status === 'collecting';
  await insist(desk, () => steps.start(desk, plan, [desk.tab]), open);
  if (open(desk.seen())) await cancel(desk);
  else {
    const found = JSON.stringify(desk.seen().view.session);
    desk.find('stuck screen', `no new payment can begin: ${found}`);
  }
}

export interface Ending {
  readonly byCancel: boolean;
  readonly another: PaymentPlan;
}

/** Everything that must hold once the faults have ended. */
export async function verify(desk: Desk, { byCancel, another }: Ending): Promise<void> {
  desk.story.push('-- faults cleared');
  if (desk.over) {
    await desk.settle(AGREED_WITHIN_MS);
    return;
  }
  const live = await untilLive(desk);
  if (!live) {
    const { phase, connection, pending } = desk.seen();
    desk.find('stuck screen', `not live: ${JSON.stringify({ phase, connection, pending })}`);
    return;
  }
  await desk.settle(AGREED_WITHIN_MS);
  await bringToAnEnd(desk, byCancel);
  await desk.settle(AGREED_WITHIN_MS);
  await startAnother(desk, another);
  await desk.settle(AGREED_WITHIN_MS);
}
