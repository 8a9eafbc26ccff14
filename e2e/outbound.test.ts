import * as v from 'valibot';
import { account } from '../local-twilio/account';
import { call, callerOf, transactions } from './caller';
import { give, giveCard, visa } from './capture';
import { accept, deskOf, openTab } from './desk';
import { journey, openStage, type Stage } from './stage';

/* A call that the agent places, whose customer joins late; and a desktop that is reloaded in mid-call. */

let stage: Stage;

beforeAll(async () => void (stage = await openStage()));

afterEach(async () => {
  await fetch(`${stage.twilio.origin}/reset`, { method: 'POST' });
  await stage.page.getByText('No active tasks').waitFor();
});

afterAll(() => stage.close());

const callsSchema = v.array(v.object({ callSid: v.string(), status: v.string() }));

async function calls() {
  return v.parse(callsSchema, await (await fetch(`${stage.twilio.origin}/caller/calls`)).json());
}

/** As from a plugin or the dialpad; settles when Flex has begun. */
const dial = (destination: string) =>
  stage.page.evaluate(
    `void window.Twilio.Flex.Actions.invokeAction('StartOutboundCall', ${JSON.stringify({
      destination,
      callerId: account.phoneNumber,
      queueSid: account.taskQueueSid,
    })})`,
  );

it('a payment on a call out starts once the customer has answered', () =>
  journey(stage, 'outbound', async () => {
    await dial('+14155550141');
    await stage.page.getByRole('button', { name: /Mute/ }).first().waitFor();
    await openTab(stage);
    await stage.page.getByText('Waiting for the customer to join the call.').waitFor();
    const [ringing, ...others] = await calls();
    expect([ringing?.status, others]).toEqual(['ringing', []]);

    const customer = callerOf(stage, ringing?.callSid ?? '');
    await customer.answer();
    const desk = deskOf(stage);
    await desk.start('52.25');
    await giveCard(stage, customer);
    await desk.button('Complete payment').click();
    await desk.heading('Payment succeeded').waitFor();
    expect(await transactions(stage)).toMatchObject([{ method: 'charge', result: 'charged' }]);
  }));

it('a call out that nobody answers ends without a payment', () =>
  journey(stage, 'outbound unanswered', async () => {
    await dial('+14155550142');
    await stage.page.getByRole('button', { name: /Mute/ }).first().waitFor();
    const [ringing] = await calls();
    await callerOf(stage, ringing?.callSid ?? '').hangUp();
    await stage.page
      .getByText(/^Wrap up/)
      .first()
      .waitFor();
    expect(await transactions(stage)).toEqual([]);
  }));

it('a reload in mid-call ends the call; its task is there in wrap-up, and the tab opens', () =>
  journey(stage, 'reload', async () => {
    const caller = await call(stage, '+14155550143');
    await accept(stage);
    await deskOf(stage).start('61');
    await give(stage, caller, 'Card number', visa.number);
    await stage.page.reload();
    await stage.page
      .getByText(/^Wrap up/)
      .first()
      .waitFor();
    expect(await calls()).toEqual([{ callSid: caller.callSid, status: 'completed' }]);
    await openTab(stage);
    await stage.page.getByText(/no payment can be taken|^Payment (failed|cancelled)/).waitFor();
    expect(await transactions(stage)).toEqual([]);
    await stage.page.getByRole('button', { name: 'Complete', exact: true }).first().click();
  }));
