import type { Locator } from 'playwright-core';
import type { Scene } from './stage';

/** What an agent sees and does at the desktop with one call, in the words on the screen. */
export interface Desk {
  button(name: string): Locator;
  field(name: string): Locator;
  heading(name: string): Locator;
  amount(): Locator;
  /** Fills the form and presses Start payment; the caller of this waits for what should follow. */
  start(amount: string, currency?: string, description?: string): Promise<void>;
  /** Presses Ask for <name>, and waits until the panel shows that it waits for the caller. */
  ask(name: string): Promise<void>;
  /** Presses it where that discards an entry: the panel wants a second press, and not at once. */
  askAgain(name: string): Promise<void>;
}

/** The agent accepts the call that rings, and stays with it. */
export async function answer({ page }: Scene): Promise<void> {
  await page
    .getByRole('button', { name: /Accept/ })
    .first()
    .click();
  // Flex shows its own tab when a call goes live, and again once it has the conference, whose parties it then
  // lists with what can be done to each: wait for that.
  const canvas = page.locator('.Twilio-TaskCanvas');
  await canvas.getByRole('button', { name: /^Hold/ }).first().waitFor();
}

/** The agent accepts the call that rings, and opens the tab. */
export async function accept(scene: Scene): Promise<void> {
  await answer(scene);
  await openTab(scene);
}

/** The call is over at this desktop, and its task is in wrap-up. */
export async function wrappingUp({ page }: Pick<Scene, 'page'>): Promise<void> {
  await page
    .getByText(/^Wrap up \|/)
    .first()
    .waitFor();
}

export async function openTab({ page }: Pick<Scene, 'page'>): Promise<void> {
  await page.getByRole('button', { name: 'Payment', exact: true }).first().click();
}

/** The guard's question about the open payment, answered by going on with it open, or by cancelling it. */
export async function answerLeaving({ page }: Scene, answer: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'A payment is in progress on this call' });
  await dialog.getByRole('button', { name: answer, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

export function deskOf({ page }: Scene): Desk {
  const button = (name: string): Locator =>
    // The name of the start button continues with the amount.
    page.getByRole(
      'button',
      name === 'Start payment' ? { name: /^Start payment/ } : { name, exact: true },
    );
  const field = (name: string): Locator => page.getByRole('group', { name, exact: true });
  const asking = (name: string): Locator =>
    field(name).getByRole('button', { name: new RegExp(`^Ask (again )?for ${name}$`) });
  const waiting = (name: string): Locator => field(name).getByText('Waiting for the caller');
  const amount = (): Locator => page.getByRole('textbox', { name: 'Amount', exact: true });
  return {
    button,
    field,
    amount,
    heading: (name) => page.getByRole('heading', { name, exact: true }),
    async start(typed, currency = 'USD', description = '') {
      await amount().fill(typed);
      await page.getByLabel('Currency', { exact: true }).selectOption(currency);
      await page.getByRole('textbox', { name: 'Description', exact: true }).fill(description);
      await button('Start payment').click();
    },
    async ask(name) {
      await asking(name).click();
      await waiting(name).waitFor();
    },
    async askAgain(name) {
      await asking(name).click();
      await field(name).getByRole('alert').waitFor();
      // Down and up again no sooner than a second press counts.
      await asking(name).click({ delay: 700 });
      await waiting(name).waitFor();
    },
  };
}
