import { setTimeout as sleep } from 'node:timers/promises';
import { deskOf, openTab } from '../../e2e/desk';
import { turn } from '../../local-twilio/testing/switches';
import type { Stage } from '../../e2e/stage';
import { answeredCall, withDesktop } from '../kit/desktop';
import type { Figure, Measure } from '../kit/figure';
import { requestsOf } from '../kit/functions';
import { counted } from '../kit/statistics';

const fields = [
  ['Card number', '4242424242424242'],
  ['Expiry date', '1230'],
  ['Security code', '123'],
  ['Postal code', '94105#'],
] as const;

/** Half a second, and a frame. */
const CLICK_EXCUSES_MS = 550;

/** A card number without its last digit: one callback for each key. */
const UNFINISHED = '424242424242424';

interface Counts {
  readonly callbacks: number;
  readonly commits: number;
}

async function counts({ page, twilio }: Stage): Promise<Counts> {
  const { panel } = await page.evaluate(() => window.commits);
  return { callbacks: (await requestsOf(twilio)).functions, commits: panel };
}

async function during(stage: Stage, work: () => Promise<void>): Promise<Counts> {
  const before = await counts(stage);
  await work();
  const after = await counts(stage);
  return {
    callbacks: after.callbacks - before.callbacks,
    commits: after.commits - before.commits,
  };
}

function figure(name: string, limit: number, of: readonly Counts[], note: string): Figure {
  const sum = (part: (each: Counts) => number) => of.reduce((all, each) => all + part(each), 0);
  const callbacks = sum((each) => each.callbacks);
  if (callbacks === 0) throw new Error('no callback came');
  const measured = sum((each) => each.commits) / callbacks;
  return {
    name,
    unit: 'per callback',
    must: limit,
    better: 'less',
    value: measured,
    measured: counted(measured),
    floor: counted(limit),
    measuredIn: 'per callback',
    kind: 'count',
    note: `${note}; over ${callbacks} callbacks, React’s own commits counted through its DevTools hook in the real Flex UI.`,
  };
}

/** Digits come in while the agent reads: nothing may jump. */
function shiftFigure(total: number): Figure {
  return {
    name: 'layout shift in the panel while digits come in (CLS)',
    unit: 'CLS',
    must: 0,
    better: 'less',
    value: total,
    measured: counted(total),
    floor: null,
    measuredIn: 'CLS',
    kind: 'count',
    note: 'from the first key of a card number to the last one of the postal code, by the browser’s own count, of everything in the panel that moves without the agent’s doing.',
  };
}

/** Rendering costs the whole desktop: a callback should render what it changes once, and only where it is visible. */
export const commits: Measure = {
  name: 'commits',
  short: true,
  run: () =>
    withDesktop(
      async (stage) => {
        // The callback of the question itself could fall either inside or outside the count.
        await turn(stage.twilio.origin, { askCallback: 'none' });
        const first = await answeredCall(stage, '+14155550101');
        const desk = deskOf(stage);
        await desk.start('12.50');
        await desk.button('Ask for Card number').waitFor();
        const shown: Counts[] = [];
        const takeShift = () => stage.page.evaluate(() => window.panelShift.take());
        let shift = 0;
        for (const [name, keys] of fields) {
          await desk.ask(name);
          // A button that moves under the mouse, or away from it, renders for its hover color.
          await stage.page.mouse.move(0, 0);
          const captured = desk.field(name).getByText('Captured', { exact: true });
          // The browser takes what moves so soon after a click for its consequence.
          await sleep(CLICK_EXCUSES_MS);
          await takeShift();
          shown.push(
            await during(stage, async () => {
              await first.press(keys);
              await captured.waitFor();
            }),
          );
          shift += await takeShift();
        }
        await desk.askAgain('Card number');
        await answeredCall(stage, '+14155550102');
        await desk.amount().waitFor();
        const other = await during(stage, async () => {
          const { callbacks } = await counts(stage);
          await first.press(UNFINISHED);
          while ((await counts(stage)).callbacks < callbacks + UNFINISHED.length) await sleep(20);
        });
        await stage.page.getByText('+1 415-555-0101').first().click();
        await openTab(stage);
        await desk.field('Card number').getByText('xxxx xxxx xxxx xxx', { exact: true }).waitFor();
        return [
          shiftFigure(shift),
          figure(
            'React commits per callback, in the panel shown',
            1,
            shown,
            'from the first key to captured',
          ),
          figure(
            'React commits per callback, in another task’s panel',
            0,
            [other],
            'while the other call’s panel is shown; the digits are there when this one is shown again',
          ),
        ];
      },
      { scripts: ['commits', 'shift'] },
    ),
};
