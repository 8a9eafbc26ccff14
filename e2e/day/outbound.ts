import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { callerOf, transactions } from '../caller';
import { giveCard } from '../capture';
import { deskOf, openTab, wrappingUp } from '../desk';
import { journey } from '../stage';
import { stage } from './stage';

/* A call that the agent places, whose customer joins late. */

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

it('starts a payment on an outbound call once the customer has answered', () =>
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

it('ends an unanswered outbound call without a payment', () =>
  journey(stage, 'outbound unanswered', async () => {
    await dial('+14155550142');
    await stage.page.getByRole('button', { name: /Mute/ }).first().waitFor();
    const [ringing] = await calls();
    await callerOf(stage, ringing?.callSid ?? '').hangUp();
    await wrappingUp(stage);
    expect(await transactions(stage)).toEqual([]);
  }));
