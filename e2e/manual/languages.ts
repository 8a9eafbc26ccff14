import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { call, type Caller } from '../caller';
import { visa } from '../capture';
import { answer } from '../desk';
import { overflowing } from '../overflow';
import { play, stage } from './stage';

/* The same payment in another language: words, amounts and plural forms as the agent's locale has them. */

interface Words {
  readonly locale: string;
  readonly language: string;
  /** What a contact center has set itself. */
  readonly own: Readonly<Record<string, string>>;
  readonly tab: string;
  readonly amount: string;
  readonly typed: string;
  readonly description: string;
  readonly tooManyDecimals: readonly [typed: string, problem: string];
  readonly startPlain: string;
  readonly start: string;
  readonly fields: readonly [string, string, string, string];
  readonly ask: (field: string) => string;
  readonly waiting: string;
  readonly captured: string;
  readonly complete: string;
  readonly succeeded: string;
  readonly shown: string;
}

const german: Words = {
  locale: 'de-DE',
  language: 'de',
  own: { PaymentAmount: 'Summe' },
  tab: 'Zahlung',
  amount: 'Summe',
  typed: '1.234,50',
  description: 'Verwendungszweck',
  tooManyDecimals: ['1234,505', 'Geben Sie höchstens 2 Dezimalstellen ein: Mehr hat USD nicht.'],
  startPlain: 'Zahlung starten',
  start: 'Zahlung über 1.234,50 $ starten',
  fields: ['Kartennummer', 'Ablaufdatum', 'Prüfnummer', 'Postleitzahl'],
  ask: (field) => `${field} abfragen`,
  waiting: 'Warten auf die Eingabe',
  captured: 'Erfasst',
  complete: 'Abschließen',
  succeeded: 'Zahlung erfolgreich',
  shown: '1.234,50 $',
};

const japanese: Words = {
  locale: 'ja-JP',
  language: 'ja',
  own: {},
  tab: '決済',
  amount: '金額',
  typed: '1,234.50',
  description: '摘要',
  tooManyDecimals: ['1234.505', '小数は2桁以内で入力してください。USDの小数はそれ以上ありません。'],
  startPlain: '決済を開始',
  start: '$1,234.50の決済を開始',
  fields: ['カード番号', '有効期限', 'セキュリティ コード', '郵便番号'],
  ask: (field) => `${field}の入力を依頼`,
  waiting: 'お客様の入力待ち',
  captured: '取得済み',
  complete: '決済を確定',
  succeeded: '決済完了',
  shown: '$1,234.50',
};

/** A text without a place to break a line at. */
const unbroken = 'INV'.repeat(20);

const keys = [visa.number, visa.expiry, visa.code, visa.postalCode];

const button = (name: string) => stage.page.getByRole('button', { name, exact: true });
const textbox = (name: string) => stage.page.getByRole('textbox', { name, exact: true });

const attributesSchema = v.object({ ui_attributes: v.record(v.string(), v.unknown()) });

/** Sets the language of the account's desktops, as they have it from the next time they are opened. */
async function setLanguage(language: string): Promise<void> {
  const url = `${stage.twilio.origin}/twilio/flex-api.twilio.com/v1/Configuration`;
  const headers = {
    authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}`,
    'content-type': 'application/json',
  };
  const reply = await fetch(url, { headers });
  const { ui_attributes } = v.parse(attributesSchema, await reply.json());
  const changes = { account_sid: account.sid, ui_attributes: { ...ui_attributes, language } };
  await fetch(url, { method: 'POST', headers, body: JSON.stringify(changes) });
}

async function give(words: Words, caller: Caller, at: number): Promise<void> {
  const field = words.fields[at] ?? '';
  const group = stage.page.getByRole('group', { name: field, exact: true });
  await button(words.ask(field)).click();
  await group.getByText(words.waiting).waitFor();
  await caller.press(keys[at] ?? '');
  await group.getByText(words.captured, { exact: true }).waitFor();
}

/** The payment's tab on a call, in English until the texts come. */
async function openTab(words: Words): Promise<Caller> {
  const { page } = stage;
  let deliver: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (deliver = resolve));
  await page.route('**/payments/texts**', async (route) => {
    await held;
    await route.continue();
  });
  await setLanguage(words.locale);
  await page.reload();
  await page.getByText('No active tasks').waitFor();
  await page.evaluate(
    `Object.assign(Twilio.Flex.Manager.getInstance().strings, ${JSON.stringify(words.own)})`,
  );
  const caller = await call(stage, '+14155550161');
  await answer(stage);
  await button('Payment').first().click();
  await textbox('Description').waitFor();
  deliver();
  await button(words.tab).first().waitFor();
  return caller;
}

describe('a desktop in another language', () => {
  afterAll(() => setLanguage('en-US'));

  for (const words of [german, japanese]) {
    play(`takes a payment in ${words.locale}, in English until the texts come`, async () => {
      const { page } = stage;
      const caller = await openTab(words);
      const amount = textbox(words.amount);
      const [wrong, problem] = words.tooManyDecimals;
      await amount.fill(wrong);
      await button(words.startPlain).click();
      await page.getByText(problem, { exact: true }).waitFor();
      await amount.fill(words.typed);
      await textbox(words.description).fill(unbroken);
      await button(words.start).click();
      for (const at of keys.keys()) await give(words, caller, at);
      await button(words.complete).click();
      await page.getByRole('heading', { name: words.succeeded, exact: true }).waitFor();
      await page.locator(`[lang="${words.language}"]`).getByText(words.shown).first().waitFor();
      expect(await overflowing(stage)).toEqual([]);
    });
  }
});
