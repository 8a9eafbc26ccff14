import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { type Caller } from '../../e2e/caller';
import { deskOf } from '../../e2e/desk';
import type { Stage } from '../../e2e/stage';
import { account } from '../../local-twilio/account';
import { hostFunctions } from '../../local-twilio/twilio/functions/hosting';
import { askTwilio, documents } from '../../serverless/http.test/harness';
import { keyed } from '../../serverless/http.test/signed';
import { parseDocument } from '../../src/payment/document/parseDocument';
import { answeredCall, clockOffset, now, withDesktop } from '../kit/desktop';
import { type Measure, timesTheFloor } from '../kit/figure';
import { functionsFolder } from '../kit/functions';
import { callBack, type Callback, callbackOf } from '../kit/post';
import { median } from '../kit/statistics';
import { createDocument, writeDocument } from '../kit/twilio';
import { tokenToRead } from '../kit/syncToken';

const FLOOR_DOCUMENT = 'bench.paint';
/** Each with all digits of a card number except the last, which would end it. */
const QUESTIONS = 4;
const DIGITS = 15;
/** Longer than a frame, and never in step with the frames. */
const PAUSE_MS = [21, 37] as const;

const resource = v.object({ data: v.unknown() });

/** The callback address of the session's latest question for the card number. */
async function lastQuestion({ twilio }: Stage, { callSid }: Caller) {
  const { data } = v.parse(resource, await askTwilio(twilio, `${documents}/payment.${callSid}`));
  const current = parseDocument(data)?.current;
  const question = current?.questions.at(-1);
  if (!current?.paymentSid || !question) throw new Error('no payment is open');
  const address = `document=payment.${callSid}&session=${current.key}&question=${question.number}`;
  return { address, Sid: current.paymentSid };
}

async function pause(): Promise<void> {
  const [least, most] = PAUSE_MS;
  await sleep(least + Math.random() * (most - least));
}

/** One raw write → SDK event → next frame. */
async function floorSample({ twilio, page }: Stage, number: number, offset: number) {
  await page.evaluate(() => window.paintBench.awaitUpdate());
  await pause();
  const begun = now();
  await writeDocument(twilio, FLOOR_DOCUMENT, number);
  const { changed, painted } = await page.evaluate(() => window.paintBench.seen());
  return { changed: changed + offset - begun, painted: painted + offset - begun };
}

/** One callback → one digit more in the panel → next frame. */
async function ourSample(
  { page }: Stage,
  port: number,
  callback: Callback,
  digits: number,
  offset: number,
) {
  await page.evaluate((count) => window.paintBench.awaitDigits(count), digits);
  await pause();
  const begun = now();
  await callBack(port, callback);
  const { changed, painted } = await page.evaluate(() => window.paintBench.seen());
  return { changed: changed + offset - begun, painted: painted + offset - begun };
}

type Samples = Readonly<Record<'ours' | 'floor', { changed: number; painted: number }[]>>;

async function sampleAll(stage: Stage, port: number): Promise<Samples> {
  const { twilio, page } = stage;
  const caller = await answeredCall(stage, '+14155550101');
  const desk = deskOf(stage);
  await desk.start('12.50');
  await desk.button('Ask for Card number').waitFor();
  await createDocument(twilio, FLOOR_DOCUMENT);
  const token = await tokenToRead(twilio, FLOOR_DOCUMENT);
  const read = { token, name: FLOOR_DOCUMENT };
  await page.evaluate(({ token, name }) => window.paintBench.follow(token, name), read);
  const offset = await clockOffset(page);
  const samples: Samples = { ours: [], floor: [] };
  for (let asked = 0; asked < QUESTIONS; asked += 1) {
    // What was keyed in before is discarded by a second press.
    await (asked === 0 ? desk.ask('Card number') : desk.askAgain('Card number'));
    const { address, Sid } = await lastQuestion(stage, caller);
    for (let digits = 1; digits <= DIGITS; digits += 1) {
      const PaymentCardNumber = 'x'.repeat(digits);
      const fields = { ...keyed, AccountSid: account.sid, Sid, PaymentCardNumber };
      const callback = callbackOf(address, fields);
      const floor = await floorSample(stage, asked * DIGITS + digits, offset);
      const ours = await ourSample(stage, port, callback, digits, offset);
      // The first callback to a question reads the document; another measure counts that.
      if (digits === 1) continue;
      samples.floor.push(floor);
      samples.ours.push(ours);
    }
  }
  return samples;
}

/** What the agent waits for: the caller's key on the screen. */
export const paint: Measure = {
  name: 'paint',
  short: false,
  run: () =>
    withDesktop(
      async (stage) => {
        const hosted = await hostFunctions(functionsFolder, stage.twilio.origin);
        const { ours, floor } = await sampleAll(stage, hosted.port).finally(hosted.close);
        const before = median(ours.map(({ changed }) => changed));
        const leastBefore = median(floor.map(({ changed }) => changed));
        return [
          timesTheFloor({
            name: 'callback in → digits painted',
            must: 1.2,
            taken: ours.map(({ painted }) => painted),
            floor: floor.map(({ painted }) => painted),
            note: `in the real Flex UI, from a signed callback sent directly to twilio-run to the end of the frame that shows the digit; floor: raw document write → SDK event → next frame in the same page, alternating. Without the frame: ${before.toFixed(1)} ms to the digits in the page, ${leastBefore.toFixed(1)} ms to the SDK’s event.`,
          }),
        ];
      },
      { scripts: ['paint'] },
    ),
};
