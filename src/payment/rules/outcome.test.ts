import { merged, success } from '../testing/cardCallbacks';
import { callback, record } from '../testing/examples';

describe('how a payment ended', () => {
  it('R13 keeps success whatever follows, and failed over cancelled', () => {
    const ending = record(['complete', 'cancel']);
    const failed = callback(1, { Result: 'payment-connector-error', PaymentError: 'declined' });
    const cancelled = callback(2, {});
    expect(merged(ending, success(1), failed, cancelled).outcome).toEqual({
      kind: 'succeeded',
      confirmationCode: 'ch_1',
    });
    expect(merged(ending, cancelled, failed).outcome).toMatchObject({ kind: 'failed' });
    expect(merged(ending, callback(1, { Result: 'new' }), cancelled).outcome).toEqual({
      kind: 'cancelled',
    });
  });

  it.each<[Record<string, string>]>([
    [{}],
    [{ Result: 'transaction-cancelled' }],
    [{ Result: 'cancelled-somehow' }],
  ])('R14 treats a callback that answers a cancel as cancelled (case %#)', (parameters) => {
    expect(merged(record(['cancel']), callback(1, parameters)).outcome).toEqual({
      kind: 'cancelled',
    });
  });

  it('R14 does not take a payment as cancelled when Twilio reports an error', () => {
    expect(merged(record(['cancel']), callback(1, { PayErrorCode: '64002' })).outcome).toBeNull();
    expect(merged(record(['cancel']), callback(1, { ErrorType: 'odd' })).outcome).toBeNull();
  });

  it('ends the session when Twilio cancelled the transaction, whatever was asked', () => {
    expect(
      merged(record(['payment-card-number']), callback(1, { Result: 'transaction-cancelled' }))
        .outcome,
    ).toEqual({
      kind: 'cancelled',
    });
  });

  it('R37 does not know what became of a complete that the processor did not answer in time', () => {
    const parameters = { Result: 'payment-connector-error', PayErrorCode: '64002' };
    const completed = merged(record(['complete']), callback(1, parameters));
    expect(completed.outcome).toEqual({ kind: 'unknown', result: '64002' });
    expect(merged(record([]), callback(0, parameters)).outcome).toMatchObject({ kind: 'failed' });
    const declined = { ...parameters, PayErrorCode: '64008' };
    expect(merged(record(['complete']), callback(1, declined)).outcome).toMatchObject({
      kind: 'failed',
    });
  });

  it('R37 does not know what became of a complete that Twilio could not carry out', () => {
    const broken = { Result: 'internal-error' };
    expect(merged(record(['complete']), callback(1, broken)).outcome).toEqual({
      kind: 'unknown',
      result: 'internal-error',
    });
    const collecting = record(['payment-card-number']);
    expect(merged(collecting, callback(1, broken)).outcome).toMatchObject({ kind: 'failed' });
  });

  it('R20 fails a start to which Twilio answers with an error', () => {
    const opening = record([]);
    expect(
      merged(opening, callback(0, { ErrorType: 'session-in-progress' })).outcome,
    ).toMatchObject({
      kind: 'failed',
      reason: 'session-in-progress',
    });
  });

  it('R50 keeps an unknown Result as an unknown outcome', () => {
    const ending = record(['complete']);
    expect(merged(ending, callback(1, { Result: 'perhaps' })).outcome).toEqual({
      kind: 'unknown',
      result: 'perhaps',
    });
  });
});
