import type { SwitchSettings } from '../switches/switches';
import { type Kit, startKit } from '../../testing/payments';
import { stepsOf, visa } from '../../testing/paymentSteps';

let kit: Kit;
let steps: ReturnType<typeof stepsOf>;
let callSid: string;
let payment: Awaited<ReturnType<typeof steps.start>>;
afterEach(() => kit.close());

const matcher = 'payment-card-number-matcher';
const otherVisa = '4111111111111111';

/** A session that wants its card number twice, and has it once. */
async function cardEntered(switches: Partial<SwitchSettings> = {}) {
  kit = await startKit({ switches });
  steps = stepsOf(kit);
  callSid = kit.call();
  payment = await steps.start(callSid, { requireMatchingInputs: 'payment-card-number' });
  await steps.enter(payment, callSid, 'payment-card-number', visa);
  return (await steps.entered()).fields;
}

const ended = () =>
  kit.listener.until(
    ({ Capture, PartialResult }) => Capture === matcher && PartialResult === 'false',
  );

test('lists the second entry in Required until it matches', async () => {
  const first = await cardEntered();
  expect(first.Required).toBe(`${matcher},expiration-date,security-code`);
  await steps.enter(payment, callSid, matcher, visa);
  const { fields } = await ended();
  expect(fields.ErrorType).toBeUndefined();
  expect(fields.Required).toBe('expiration-date,security-code');
});

test.each([
  ['own-parameter', 'PaymentCardNumberMatcher', 'xxxxxxxxxxxx4242'],
  ['same-parameter', 'PaymentCardNumber', 'xxxxxxxxxxxx4242'],
  ['absent', undefined, undefined],
] as const)(
  'its digits are posted as its own parameter, as the first entry’s or not at all, as switched: %s',
  async (matcherDigits, parameter, mask) => {
    await cardEntered({ matcherDigits });
    await steps.enter(payment, callSid, matcher, visa);
    const end = (await ended()).fields;
    const shown = kit.listener.received
      .filter(({ fields }) => fields.Capture === matcher)
      .map(({ fields }) => fields[parameter ?? 'PaymentCardNumberMatcher']);
    expect(shown).toContain(parameter === undefined ? undefined : 'xxx');
    expect(end[parameter ?? 'PaymentCardNumberMatcher']).toBe(mask);
    expect(end.PaymentCardNumber).toBe('xxxxxxxxxxxx4242');
  },
);

test('reports a mismatch, and asks for the second entry again', async () => {
  await cardEntered();
  await steps.enter(payment, callSid, matcher, otherVisa);
  const { fields } = await steps.errorOf('input-matching-failed');
  expect(fields).toMatchObject({
    Capture: matcher,
    PartialResult: 'false',
    PaymentCardNumber: 'xxxxxxxxxxxx4242',
    Required: `${matcher},expiration-date,security-code`,
  });
  await steps.enter(payment, callSid, matcher, visa);
  await steps.entered();
});

test('forgets both entries on a mismatch, as switched', async () => {
  await cardEntered({ matcherMismatch: 'forget-both' });
  await steps.enter(payment, callSid, matcher, otherVisa);
  const { fields } = await steps.errorOf('input-matching-failed');
  expect(fields.PaymentCardNumber).toBeUndefined();
  expect(fields.Required).toBe(`payment-card-number,${matcher},expiration-date,security-code`);
});

test('requires both entries again when a field is asked again', async () => {
  await cardEntered({ requiredSpelling: 'PascalCase' });
  await steps.enter(payment, callSid, matcher, visa);
  await ended();
  await steps.ask(payment, 'payment-card-number');
  await kit.listener.until(
    ({ Required }) =>
      Required === 'PaymentCardNumber,PaymentCardNumberMatcher,ExpirationDate,SecurityCode',
  );
});

test('leaves second entries out of Required, as switched', async () => {
  const first = await cardEntered({ requiredMatchers: 'absent' });
  expect(first.Required).toBe('expiration-date,security-code');
  await steps.enter(payment, callSid, 'expiration-date', '1299');
  await steps.enter(payment, callSid, 'security-code', '123');
  await expect(steps.complete(payment)).rejects.toMatchObject({ code: 64019 });
});

test('refuses a second entry before the first, or of a field that needs none', async () => {
  await cardEntered();
  await steps.ask(payment, 'payment-card-number');
  await expect(steps.ask(payment, matcher)).rejects.toMatchObject({ code: 64020 });
  await expect(steps.ask(payment, 'security-code-matcher')).rejects.toMatchObject({ code: 64020 });
});

test('reports a second entry before the first by a callback, as switched', async () => {
  await cardEntered({ matcherBeforeField: 'callback', askWhileCapturing: 'replace' });
  await steps.ask(payment, 'payment-card-number');
  await steps.ask(payment, matcher);
  expect((await steps.errorOf('input-matching-failed')).fields.Capture).toBe(matcher);
});
