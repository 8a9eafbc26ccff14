import { account } from '../local-twilio/account';
import { digitsOf } from './marks';
import type { Stage } from './stage';

/** Every document of the project's Sync service, as JSON text. */
export async function syncDocuments(origin: string): Promise<string> {
  const { sid, authToken, syncServiceSid } = account;
  const response = await fetch(
    `${origin}/twilio/sync.twilio.com/v1/Services/${syncServiceSid}/Documents?PageSize=100`,
    { headers: { authorization: `Basic ${btoa(`${sid}:${authToken}`)}` } },
  );
  return response.text();
}

async function transactionList(origin: string): Promise<string> {
  return (await fetch(`${origin}/connector/transactions`)).text();
}

/** Where any of the numbers can be found after a payment: empty when nowhere. */
export async function search(stage: Stage, cardNumbers: readonly string[]): Promise<string[]> {
  const { page, twilio, heard } = stage;
  const storage = () => page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  const places = {
    'the page': await page.content(),
    "the browser's storage": await storage(),
    'what the page sent, received and logged': heard.join('\n'),
    Sync: await syncDocuments(twilio.origin),
    "the processor's list": await transactionList(twilio.origin),
  };
  return Object.entries(places)
    .filter(([, text]) => cardNumbers.some((number) => digitsOf(text).includes(number)))
    .map(([place]) => place);
}
