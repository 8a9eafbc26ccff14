import { deskOf } from '../../e2e/desk';
import { answeredCall, withDesktop } from '../kit/desktop';
import type { Measure } from '../kit/figure';
import { median, summarize } from '../kit/statistics';

/** One after the other, so that each press is a new question; a security code would need a card number first. */
const fields = ['Card number', 'Expiry date', 'Postal code'] as const;
const ROUNDS = 6;

/** How soon the agent sees that a press was taken: the answer itself comes later. */
export const press: Measure = {
  name: 'press',
  short: false,
  run: () =>
    withDesktop(
      async (stage) => {
        const { page } = stage;
        await answeredCall(stage, '+14155550101');
        const desk = deskOf(stage);
        await desk.start('12.50');
        await desk.button('Ask for Card number').waitFor();
        const taken: number[] = [];
        const floor: number[] = [];
        const frame = await page.evaluate(() => window.pressBench.frameMs());
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const name of fields) {
            floor.push(await page.evaluate(() => window.pressBench.pressBare()));
            taken.push(await page.evaluate((each) => window.pressBench.ask(each), name));
            await desk.field(name).getByText('Waiting for the caller').waitFor();
          }
        }
        const [measured, least] = [summarize(taken), summarize(floor)];
        return [
          {
            name: 'press → frame that shows it was pressed',
            unit: 'frames',
            must: 1,
            better: 'less',
            value: (median(taken) - median(floor)) / frame,
            measured,
            floor: least,
            measuredIn: 'ms',
            kind: 'time',
            note: `in the real Flex UI, from the click on a button that asks for a field to the end of the frame with the first change in the panel; floor: a bare button in the same page that changes its own text, alternating; judged by the difference, in frames of ${frame.toFixed(1)} ms.`,
          },
        ];
      },
      { scripts: ['press'] },
    ),
};
