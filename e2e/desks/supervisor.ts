import { accessibilityProblems } from '../accessibility';
import { call, type Caller, transactions } from '../caller';
import { give, giveCard, openPayment, visa } from '../capture';
import { accept, deskOf, openTab, wrappingUp } from '../desk';
import { screenshot } from '../screenshot';
import { openDeskOf } from '../secondDesk';
import { journey, OPENS_WITHIN_MS, type Stage } from '../stage';
import { stage as agent } from './stage';

/* A supervisor watches an agent's payment in Flex's Teams view, each at their own desktop. */

let supervisor: Stage;

const play = (name: string, steps: () => Promise<void>) =>
  it(name, () => journey(supervisor, name, steps));

const panel = () => supervisor.page.getByRole('region', { name: 'Payment', exact: true });
const card = () => supervisor.page.getByRole('button', { name: /\+1 415-555-0141/ });

/** The supervisor opens the agent's task in the Teams view. */
async function openTask(): Promise<void> {
  await supervisor.page.getByRole('link', { name: 'Teams', exact: true }).click();
  await card().click();
  await supervisor.page.getByRole('heading', { name: 'Monitor Task', exact: true }).waitFor();
}

async function listen(): Promise<void> {
  await supervisor.page.getByRole('button', { name: 'Monitor Call', exact: true }).click();
  await supervisor.page.getByText(/^You are listening to a call/).waitFor();
}

/** Every field, as the supervisor sees it, has been captured. */
async function watchTheRest(caller: Caller): Promise<void> {
  await give(agent, caller, 'Expiry date', visa.expiry);
  await deskOf(supervisor).field('Expiry date').getByText('12/30', { exact: true }).waitFor();
  await give(agent, caller, 'Security code', visa.code);
  await give(agent, caller, 'Postal code', visa.postalCode);
  await deskOf(supervisor).field('Postal code').getByText('Captured', { exact: true }).waitFor();
}

describe('a supervisor', () => {
  beforeAll(async () => {
    supervisor = await openDeskOf(agent, 'supervisor-1');
  }, 2 * OPENS_WITHIN_MS);
  afterAll(() => supervisor.close());

  play('shows the supervisor who listens the payment live, with nothing to press', async () => {
    const caller = await openPayment(agent, '+14155550141', '41.5');
    await openTask();
    await listen();
    await openTab(supervisor);
    await panel().getByText('$41.50').first().waitFor();
    await panel()
      .getByText(/^You are watching this payment/)
      .waitFor();
    await deskOf(supervisor)
      .field('Card number')
      .getByText('xxxx xxxx xxxx 4242', { exact: true })
      .waitFor();
    await watchTheRest(caller);
    expect(await panel().getByRole('button').count()).toBe(0);
    expect(await accessibilityProblems(supervisor)).toEqual([]);
    await screenshot(supervisor, 'supervisor');

    // The supervisor's leg is no colleague's: the agent still has the call.
    await deskOf(agent).button('Complete payment').click();
    await deskOf(agent).heading('Payment succeeded').waitFor();
    await deskOf(supervisor).heading('Payment succeeded').waitFor();
    expect(await panel().getByRole('button', { name: 'New payment' }).count()).toBe(0);
    expect(await transactions(agent)).toMatchObject([{ amount: '41.50', result: 'charged' }]);

    await supervisor.page.getByRole('button', { name: 'STOP LISTENING', exact: true }).click();
    await supervisor.page.getByText(/^You are listening to a call/).waitFor({ state: 'hidden' });
  });

  play(
    'shows it also without listening, from before the payment, until the call is over',
    async () => {
      const caller = await call(agent, '+14155550141');
      await accept(agent);
      await openTask();
      await openTab(supervisor);
      await panel()
        .getByText(/^No payment/)
        .waitFor();
      await deskOf(agent).start('41.6');
      await giveCard(agent, caller);
      await deskOf(supervisor)
        .field('Postal code')
        .getByText('Captured', { exact: true })
        .waitFor();
      await caller.hangUp();
      await supervisor.page.getByText(/^The call has ended\. Supervisors no longer/).waitFor();
      await panel().waitFor({ state: 'hidden' });
      await wrappingUp(agent);
    },
  );

  play('marks a call in the Teams view while a payment is open on it', async () => {
    const marked = supervisor.page
      .getByRole('button', { name: /\+1 415-555-0141/ })
      .filter({ hasText: 'Payment in progress' });
    await supervisor.page.getByRole('link', { name: 'Teams', exact: true }).click();
    await call(agent, '+14155550141');
    await accept(agent);
    await deskOf(agent).button('Start payment').waitFor();
    await card().waitFor();
    expect(await marked.count()).toBe(0);
    await deskOf(agent).start('41.7');
    await marked.waitFor();
    await screenshot(supervisor, 'supervisor-badge');
    await deskOf(agent).button('Cancel payment').click();
    await deskOf(agent).heading('Payment cancelled').waitFor();
    await marked.waitFor({ state: 'detached' });
    await card().waitFor();
  });
});
