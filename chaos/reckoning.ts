import type { Desk } from './desk';
import { nextField } from './step';
import type { Wish } from './ledger';
import * as steps from './steps';

/* Once nothing goes wrong any more: what is open can be brought to an end, and the next can begin. */

const HEALED_WITHIN_MS = 20_000;
const MOST_QUESTIONS = 8;

const timed: ReadonlySet<string> = new Set(['starting', 'completing', 'cancelling']);

async function finish(desk: Desk): Promise<void> {
  for (let count = 0; count < MOST_QUESTIONS; count += 1) {
    const field = nextField(desk);
    if (!field) break;
    await steps.ask(desk, field, 'right', [desk.tab]);
  }
  await steps.complete(desk, [desk.tab]);
}

/** Ends the open payment as an agent would. */
async function bringToAnEnd(desk: Desk, byCancel: boolean): Promise<void> {
  const status = () => desk.seen().view.session?.status;
  if (status() !== 'collecting') return;
  if (byCancel) await steps.cancel(desk, [desk.tab]);
  else await finish(desk);
  await desk.until(({ view }) => view.canStart, HEALED_WITHIN_MS);
  const now = status() ?? '';
  // A result that Twilio lost before the calm is still awaited; its time limit ends that.
  if (timed.has(now) || desk.seen().view.canStart) return;
  // It had ended at Twilio, and nobody heard of it: only a cancel can find that out.
  if (!byCancel) await steps.cancel(desk, [desk.tab]);
  await desk.until(({ view }) => view.canStart, HEALED_WITHIN_MS);
  const after = JSON.stringify(desk.seen().view.session);
  if (!desk.seen().view.canStart && !timed.has(status() ?? ''))
    desk.find('stuck screen', `the payment cannot be ended: ${after}`);
}

/** Waits until what is shown is live and nothing is on its way; false when that does not come. */
function untilLive(desk: Desk): Promise<boolean> {
  return desk.until(
    ({ phase, connection, pending }) =>
      phase.state === 'ready' && connection.state === 'live' && pending === null,
    HEALED_WITHIN_MS * 2,
  );
}

async function startAnother(desk: Desk, wish: Wish): Promise<void> {
  if (!desk.seen().view.canStart) return;
  await untilLive(desk);
  await steps.start(desk, wish, [desk.tab]);
  await desk.until(({ view }) => view.session?.status === 'collecting', HEALED_WITHIN_MS);
  const { session } = desk.seen().view;
  if (session?.status !== 'collecting')
    desk.find('stuck screen', `no new payment can begin: ${JSON.stringify(session)}`);
  else await steps.cancel(desk, [desk.tab]);
}

export interface Reckoning {
  readonly byCancel: boolean;
  readonly another: Wish;
}

/** Everything that must hold once the faults are over. */
export async function reckon(desk: Desk, { byCancel, another }: Reckoning): Promise<void> {
  desk.story.push('-- nothing goes wrong any more');
  if (desk.over) {
    await desk.settle(HEALED_WITHIN_MS);
    return;
  }
  const live = await untilLive(desk);
  if (!live) {
    const { phase, connection, pending } = desk.seen();
    desk.find('stuck screen', `not live: ${JSON.stringify({ phase, connection, pending })}`);
    return;
  }
  await desk.settle(HEALED_WITHIN_MS);
  await bringToAnEnd(desk, byCancel);
  await desk.settle(HEALED_WITHIN_MS);
  await startAnother(desk, another);
  await desk.settle(HEALED_WITHIN_MS);
}
