import { agentView } from '../rules/view';
import { bytesAtMost, DOCUMENT_LIMIT } from './size';
import { driveCall } from '../testing/drivenCall';
import { callback, cardOrder, T0 } from '../testing/examples';
import { mergeCallback } from '../rules/merge';
import { jsonBytes } from '../card/text';

/** Fifty payments with texts of 200 characters, every field asked for twice, all of them declined. */
function fiftyPayments(character: string) {
  const text = character.repeat(200);
  const call = driveCall();
  const parameters = { AVSName: text, order: text, note: text };
  for (let payment = 0; payment < 50; payment += 1) {
    call.wholePayment({ description: text, parameters }, text, 'payment-connector-error');
    expect(jsonBytes(call.document())).toBeLessThanOrEqual(DOCUMENT_LIMIT);
  }
  return call;
}

describe('R31 the room of a call', () => {
  it.each(['a', '漢'])('takes fifty payments with long texts of %s', (character) => {
    const call = fiftyPayments(character);
    expect(call.started).toHaveLength(50);
    expect(call.refused).toEqual(new Set());
  });

  it('refuses the payment that might not fit, and never grows beyond its limit', () => {
    const call = fiftyPayments('a');
    while (!call.refused.has('too-many-payments')) call.wholePayment({}, 'declined', 'success');
    expect(call.started.length).toBeGreaterThan(60);
    expect(bytesAtMost(call.document())).toBeLessThanOrEqual(DOCUMENT_LIMIT);
  });

  it('refuses an order that leaves no room even on a new call', () => {
    const call = driveCall();
    const parameters: Record<string, string> = {};
    for (let index = 0; index < 50; index += 1) parameters[`text ${index}`] = 'a'.repeat(200);
    call.start({ parameters });
    expect(call.refused).toEqual(new Set(['order-too-long']));
    expect(call.document().current).toBeNull();
    call.start();
    expect(call.started).toHaveLength(1);
  });
});

describe('R32 earlier payments', () => {
  const money = (amount: string) =>
    ({ kind: 'charge', charge: { amount, currency: 'USD' } }) as const;

  it('are all shown, with their codes and cards', () => {
    const call = driveCall();
    for (let payment = 1; payment <= 6; payment += 1) {
      call.wholePayment({ purpose: money(`${payment}.00`) }, `ch_${payment}`, 'success');
    }
    const { earlier } = agentView(call.document(), T0);
    expect(earlier.map(({ purpose }) => purpose)).toEqual(
      ['1.00', '2.00', '3.00', '4.00', '5.00'].map(money),
    );
    expect(earlier.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 5 }, () => 'succeeded'),
    );
    expect(earlier.map(({ confirmationCode }) => confirmationCode)).toEqual(
      ['1', '2', '3', '4', '5'].map((payment) => `ch_${payment}`),
    );
    expect(earlier.map(({ account }) => account?.value)).toEqual(
      Array.from({ length: 5 }, () => 'xxx'),
    );
  });

  it('keep code and card of fifteen payments, and then give them up one by one, the oldest first', () => {
    const call = driveCall();
    const codes = Array.from({ length: 60 }, (_, payment) => `ch_${'x'.repeat(24)}_${payment}`);
    let before = 0;
    for (const [earlier, code] of codes.entries()) {
      call.wholePayment({}, code, 'success');
      const shown = agentView(call.document(), T0).earlier.map((each) => each.confirmationCode);
      const kept = shown.filter((each) => each !== null);
      expect(kept).toEqual(codes.slice(earlier - kept.length, earlier));
      expect(kept.length).toBeGreaterThanOrEqual(earlier <= 15 ? earlier : before - 1);
      before = kept.length;
    }
    expect(before).toBeGreaterThan(0);
    expect(jsonBytes(call.document())).toBeLessThanOrEqual(DOCUMENT_LIMIT);
  });

  it('keep what they were for when it was a token', () => {
    const call = driveCall();
    for (let payment = 0; payment < 5; payment += 1) {
      call.wholePayment({ purpose: { kind: 'tokenize', tokenType: 'reusable' } }, '', 'success');
    }
    expect(agentView(call.document(), T0).earlier[0]).toMatchObject({
      purpose: { kind: 'tokenize', tokenType: 'reusable' },
      completeAsked: true,
    });
  });

  it('whose outcome is unknown are settled by a late callback, also in brief (R16)', () => {
    const call = driveCall();
    call.start();
    const oldest = call.started[0] ?? '';
    call.wait(40_000);
    // Never answered, never completed: five payments later it is kept in brief.
    call.ask('cancel');
    call.callback({ Result: 'new-result', PayErrorCode: '1' });
    for (let payment = 0; payment < 5; payment += 1) call.wholePayment({}, 'ch', 'success');
    expect(agentView(call.document(), call.now()).earlier[0]).toMatchObject({ key: oldest });
    const late = callback(1, { Result: 'success', PaymentConfirmationCode: 'ch_late' });
    const document = mergeCallback(call.document(), oldest, late);
    expect(agentView(document, call.now()).earlier[0]).toMatchObject({
      key: oldest,
      purpose: cardOrder.purpose,
      outcome: 'succeeded',
    });
  });
});
