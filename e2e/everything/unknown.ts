import { accessibilityProblems } from '../accessibility';
import { call, transactions } from '../caller';
import { giveCard } from '../capture';
import { accept, deskOf } from '../desk';
import { panelScreenshot } from '../screenshot';
import { shiftsOf, watchShifts } from '../shifts';
import { play, setTimes, stage } from './stage';

/* A processor that charges, and whose answer never reaches Twilio: PayErrorCode 64002. */

const choose = (processor: string) =>
  stage.page.getByLabel('Processor', { exact: true }).selectOption(processor);

play(
  'R24 R37 shows an unknown outcome, and asks for confirmation before charging again',
  async () => {
    const caller = await call(stage, '+14155550181');
    await accept(stage);
    const desk = deskOf(stage);
    await choose('Never_Answers');
    await watchShifts(stage);
    await desk.start('71.10');
    await giveCard(stage, caller);
    // Payments asks six times.
    setTimes({ slowMs: 2_000, timeoutMs: 500 });
    await desk.button('Complete payment').click();
    await desk.heading('Outcome unknown').waitFor();
    setTimes();
    expect(await shiftsOf(stage)).toEqual([]);
    const alert = stage.page.getByRole('alert');
    await alert.getByText('The processor did not respond in time.').waitFor();
    await alert.getByText(/may have been charged\. Check with the processor before/).waitFor();
    expect(await desk.heading('Payment failed').count()).toBe(0);
    expect(await transactions(stage)).toMatchObject([{ amount: '71.10', result: 'charged' }]);
    expect(await accessibilityProblems(stage)).toEqual([]);
    await panelScreenshot(stage, 'unknown');

    await desk.button('New payment').click();
    await choose('Default');
    await desk.start('71.20');
    await alert.getByText(/confirm/i).waitFor();
    expect(await accessibilityProblems(stage)).toEqual([]);
    await panelScreenshot(stage, 'unknown-confirm');
    await stage.page.getByText(/^I checked with the processor/).click();
    await desk.button('Start payment').click();
    await giveCard(stage, caller);
    await desk.button('Complete payment').click();
    await desk.heading('Payment succeeded').waitFor();
    await stage.page.getByText(/\$71\.10 · Outcome unknown/).waitFor();
    expect(await transactions(stage)).toHaveLength(2);
  },
);
