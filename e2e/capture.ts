import { call, type Caller } from './caller';
import { accept, deskOf } from './desk';
import type { Scene } from './stage';

export const visa = {
  number: '4242424242424242',
  expiry: '1230',
  code: '123',
  postalCode: '94109#',
} as const;

export type Card = Readonly<Record<keyof typeof visa, string>>;

/** The agent asks for a field, the caller keys it in, and the desktop shows it captured. */
export async function give(
  stage: Scene,
  caller: Caller,
  name: string,
  keys: string,
): Promise<void> {
  const desk = deskOf(stage);
  await desk.ask(name);
  await caller.press(keys);
  await desk.field(name).getByText('Captured', { exact: true }).waitFor();
}

/** All four fields of a card, one after the other. */
export async function giveCard(stage: Scene, caller: Caller, card: Card = visa): Promise<void> {
  await give(stage, caller, 'Card number', card.number);
  await give(stage, caller, 'Expiry date', card.expiry);
  await give(stage, caller, 'Security code', card.code);
  await give(stage, caller, 'Postal code', card.postalCode);
}

/** A call that the agent has accepted, with a payment on it and the card number captured. */
export async function openPayment(stage: Scene, from: string, amount: string): Promise<Caller> {
  const caller = await call(stage, from);
  await accept(stage);
  await deskOf(stage).start(amount);
  await give(stage, caller, 'Card number', visa.number);
  return caller;
}
