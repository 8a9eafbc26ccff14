import { transactions } from './caller';
import { give, openPayment, visa } from './capture';
import { answerLeaving, openTab, wrappingUp } from './desk';
import { journeysOn } from './journeys';
import { journey } from './stage';

/* What happens to the call while a payment is open on it, by Flex UI's own buttons. */

const { stage } = journeysOn();

const press = (name: string) =>
  stage.page.getByRole('button', { name, exact: true }).first().click();

it('asks a customer on hold for the next field, and continues', () =>
  journey(stage, 'hold', async () => {
    const caller = await openPayment(stage, '+14155550161', '81.2');
    await press('Call');
    await press('Hold Customer');
    await answerLeaving(stage, 'Hold anyway');
    await stage.page.getByRole('button', { name: 'Unhold Customer' }).first().waitFor();
    await openTab(stage);
    await give(stage, caller, 'Expiry date', visa.expiry);
    await press('Unhold Customer');
    await stage.page.getByRole('button', { name: 'Hold Customer', exact: true }).first().waitFor();
    await give(stage, caller, 'Security code', visa.code);
  }));

it('ends the payment for the caller too when the agent hangs up', () =>
  journey(stage, 'agent hangs up', async () => {
    await openPayment(stage, '+14155550163', '81.2');
    await press('Hang Up');
    await answerLeaving(stage, 'Cancel the payment and end the call');
    await wrappingUp(stage);
    expect(stage.twilio.calls.list().map(({ status }) => status)).toEqual([
      'completed',
      'completed',
    ]);
    expect(await transactions(stage)).toEqual([]);
    await press('Complete');
  }));
