import { call, type Caller } from './caller';
import { give, giveCard } from './capture';
import { accept, deskOf, openTab } from './desk';
import { screenshot } from './screenshot';
import { journey, openStage, type Stage } from './stage';

/* What the agent sees while something between the desktop, Sync and the functions does not answer. */

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterEach(async () => {
  await faults(undefined);
  await stage.page.unrouteAll({ behavior: 'ignoreErrors' });
  await fetch(`${stage.twilio.origin}/reset`, { method: 'POST' });
  await stage.page.getByText('No active tasks').waitFor();
});

afterAll(async () => {
  await stage.close();
});

const play = (name: string, steps: () => Promise<void>): void => {
  it(name, () => journey(stage, name, steps));
};

async function faults(set: object | undefined): Promise<void> {
  await fetch(`${stage.twilio.origin}/faults`, {
    method: set ? 'PUT' : 'DELETE',
    ...(set && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(set) }),
  });
}

async function paying(from: string, amount: string): Promise<Caller> {
  const caller = await call(stage, from);
  await accept(stage);
  await deskOf(stage).start(amount);
  await give(stage, caller, 'Card number', '4242424242424242');
  return caller;
}

const reconnecting = () => stage.page.getByText(/Reconnecting since \d+:\d\d:\d\d/);

play('sockets that drop: it says since when, and goes on by itself', async () => {
  const caller = await paying('+14155550141', '81.10');
  await deskOf(stage).ask('Expiry date');
  await faults({ seed: 1, sockets: { dropEveryMs: 50 } });
  await reconnecting().waitFor();
  await screenshot(stage, 'reconnecting');
  await caller.press('1230');
  await faults(undefined);
  await deskOf(stage).field('Expiry date').getByText('Captured', { exact: true }).waitFor();
  await reconnecting().waitFor({ state: 'detached' });
});

play(
  'functions out of reach: it says since when, and opens by itself once they answer',
  async () => {
    await stage.page.route('**/payments/open', (route) => route.abort());
    await call(stage, '+14155550142');
    await accept(stage);
    await stage.page.getByText(/Trying again by itself since \d+:\d\d:\d\d/).waitFor();
    await screenshot(stage, 'out-of-reach');
    await stage.page.unrouteAll();
    await deskOf(stage).button('Start payment').waitFor();
  },
);

play('the customer hangs up: it says so, and nothing is left to press', async () => {
  const caller = await paying('+14155550143', '83.10');
  await caller.hangUp();
  await stage.page
    .getByText(/Wrap up \|/)
    .first()
    .waitFor();
  await openTab(stage);
  await deskOf(stage).heading('Payment failed').waitFor();
  await stage.page
    .getByText(/hung up/i)
    .first()
    .waitFor();
  await stage.page.getByText(/The call has ended/).waitFor();
  await screenshot(stage, 'caller-hung-up');
  const panel = stage.page.getByRole('region', { name: 'Payment', exact: true });
  expect(await panel.getByRole('button').count()).toBe(0);
});

play('a second tab shows the same payment, and follows it', async () => {
  const caller = await paying('+14155550144', '84.10');
  const other = await stage.page.context().newPage();
  try {
    await other.goto(`${stage.twilio.origin}/agent-desktop/`);
    await other.getByText('+1 415-555-0144').first().click();
    await openTab({ page: other });
    const desk = deskOf({ ...stage, page: other });
    await desk.field('Card number').getByText('xxxx xxxx xxxx 4242', { exact: true }).waitFor();
    await giveCard(stage, caller);
    await deskOf(stage).button('Complete payment').click();
    await desk.heading('Payment succeeded').waitFor();
  } finally {
    await other.close();
  }
});
