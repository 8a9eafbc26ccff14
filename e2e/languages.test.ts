import { call, type Caller } from './caller';
import { visa } from './capture';
import { answer } from './desk';
import { type Journeys, journeysOn } from './journeys';
import { overflowing } from './overflow';

/* The same payment in another language: words, amounts and plural forms as the agent's locale has them. */

interface Words {
  readonly locale: string;
  readonly language: string;
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
  tab: 'Zahlung',
  amount: 'Betrag',
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

/** A payment from the form to its outcome, in these words. */
function takesPayment({ stage, play }: Journeys, words: Words): void {
  const button = (name: string) => stage.page.getByRole('button', { name, exact: true });

  async function give(caller: Caller, at: number): Promise<void> {
    const field = words.fields[at] ?? '';
    const group = stage.page.getByRole('group', { name: field, exact: true });
    await button(words.ask(field)).click();
    await group.getByText(words.waiting).waitFor();
    await caller.press(keys[at] ?? '');
    await group.getByText(words.captured, { exact: true }).waitFor();
  }

  play('takes a payment', async () => {
    const { page } = stage;
    const caller = await call(stage, '+14155550161');
    await answer(stage);
    await button(words.tab).first().click();
    const amount = page.getByRole('textbox', { name: words.amount, exact: true });
    const [wrong, problem] = words.tooManyDecimals;
    await amount.fill(wrong);
    await button(words.startPlain).click();
    await page.getByText(problem, { exact: true }).waitFor();
    await amount.fill(words.typed);
    await page.getByRole('textbox', { name: words.description, exact: true }).fill(unbroken);
    await button(words.start).click();
    for (const at of keys.keys()) await give(caller, at);
    await button(words.complete).click();
    await page.getByRole('heading', { name: words.succeeded, exact: true }).waitFor();
    await page.locator(`[lang="${words.language}"]`).getByText(words.shown).first().waitFor();
    expect(await overflowing(stage)).toEqual([]);
  });
}

describe('de-DE', () => {
  const journeys = journeysOn('manual', { locale: german.locale });
  const { stage, play } = journeys;
  const tab = (name: string) => stage.page.getByRole('button', { name, exact: true }).first();

  takesPayment(journeys, german);

  play('shows English until the texts come, and what a contact center has set', async () => {
    const { page } = stage;
    let deliver: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (deliver = resolve));
    await page.route('**/payments/texts**', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await page.getByText('No active tasks').waitFor();
    await page.evaluate(`Twilio.Flex.Manager.getInstance().strings.PaymentAmount = 'Summe'`);
    await call(stage, '+14155550162');
    await answer(stage);
    await tab('Payment').click();
    await page.getByRole('textbox', { name: 'Description', exact: true }).waitFor();
    deliver();
    await tab('Zahlung').waitFor();
    await page.getByRole('textbox', { name: 'Verwendungszweck', exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Summe', exact: true }).waitFor();
  });
});

describe('ja-JP', () => {
  takesPayment(journeysOn('manual', { locale: japanese.locale }), japanese);
});
