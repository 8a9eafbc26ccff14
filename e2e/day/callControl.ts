import { transactions } from '../caller';
import { give, openPayment, visa } from '../capture';
import { answerLeaving, deskOf, openTab, wrappingUp } from '../desk';
import { journey } from '../stage';
import { stage } from './stage';

/* What happens to the call while a payment is open on it, by Flex UI's own buttons. */

const press = (name: string) =>
  stage.page.getByRole('button', { name, exact: true }).first().click();

it('asks nothing of a customer on hold, and continues when they are back', () =>
  journey(stage, 'hold', async () => {
    const caller = await openPayment(stage, '+14155550161', '81.2');
    await press('Call');
    await press('Hold Customer');
    await stage.page
      .getByRole('dialog')
      .getByText(/may not arrive/)
      .waitFor();
    await answerLeaving(stage, 'Hold anyway');
    await stage.page.getByRole('button', { name: 'Unhold Customer' }).first().waitFor();
    await openTab(stage);
    await deskOf(stage).button('Cancel payment').waitFor();
    await stage.page
      .getByRole('status')
      .getByText(/^The caller is on hold/)
      .waitFor();
    await caller.press(visa.expiry);
    await stage.page.getByText('12/30', { exact: true }).waitFor();
    expect(await deskOf(stage).button('Ask for Security code').isDisabled()).toBe(true);
    await press('Call');
    await press('Unhold Customer');
    await stage.page.getByRole('button', { name: 'Hold Customer', exact: true }).first().waitFor();
    await openTab(stage);
    await deskOf(stage).field('Security code').getByText('Waiting for the caller').waitFor();
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
    await openTab(stage);
    await deskOf(stage).heading('Payment cancelled').waitFor();
    await stage.page.getByText(/The call has ended/).waitFor();
    expect(await deskOf(stage).button('New payment').count()).toBe(0);
    await press('Complete');
  }));
