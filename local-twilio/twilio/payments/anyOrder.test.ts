import fc from 'fast-check';
import { type Kit, startKit } from '../../testing/payments';
import { stepsOf, visa } from '../../testing/paymentSteps';

let kit: Kit;
let steps: ReturnType<typeof stepsOf>;
beforeAll(async () => {
  kit = await startKit();
  steps = stepsOf(kit);
});
afterAll(() => kit.close());

const pieces = ['payment-card-number', 'expiration-date', 'security-code', 'postal-code'] as const;
type Piece = (typeof pieces)[number];

const enteredWell = {
  'payment-card-number': visa,
  'expiration-date': '1240',
  'security-code': '123',
  'postal-code': '94109#',
};
const enteredBadly = {
  'payment-card-number': ['4242424242424241', 'invalid-card-number'],
  'expiration-date': ['1320', 'invalid-date'],
  'security-code': ['1#', 'invalid-security-code'],
  'postal-code': ['941#', 'invalid-postal-code'],
} as const;

type Act =
  | { readonly kind: 'ask'; readonly piece: Piece; readonly entered: 'well' | 'badly' | 'in part' }
  | { readonly kind: 'star' | 'hang up' | 'cancel' | 'complete' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('ask'),
      piece: fc.constantFrom(...pieces),
      entered: fc.constantFrom('well', 'well', 'well', 'badly', 'in part'),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'complete' }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('star', 'hang up', 'cancel') }),
  },
);

/** Plays the acts, and holds what is told against what Twilio's page says of a session. */
async function play(acts: readonly Act[]): Promise<void> {
  const callSid = kit.call();
  // Nobody times out, however slow the machine is.
  const options = { postalCode: true, minPostalCodeLength: 5, timeout: 600 };
  const payment = await steps.start(callSid, options);
  const captured = new Set<Piece>();
  /** Of each entry that ended: the piece, what was wrong with it, what remains to be collected. */
  const expected: (readonly [string, string | undefined, string])[] = [];
  let result: string | undefined;
  let hungUp = false;
  const required = () => pieces.filter((piece) => !captured.has(piece)).join(',');
  const ends = (piece: Piece, error?: string) => {
    if (error === undefined) captured.add(piece);
    expected.push([piece, error, required()]);
  };
  const code = (request: Promise<unknown>) =>
    request.then(
      () => undefined,
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
  const end = (how: string) => (result ??= how);
  const isOver = () => (hungUp ? 21220 : result && 20404);

  for (const each of acts) {
    switch (each.kind) {
      case 'ask': {
        const { piece } = each;
        const over = isOver();
        expect(await code(steps.ask(payment, piece))).toBe(over);
        if (over) break;
        if (piece === 'security-code' && !captured.has('payment-card-number')) {
          ends(piece, 'invalid-card-number-security-code-capture-sequence');
          break;
        }
        captured.delete(piece);
        const [bad, error] = enteredBadly[piece];
        if (each.entered === 'well') kit.press(callSid, enteredWell[piece]);
        if (each.entered === 'well') ends(piece);
        if (each.entered === 'badly') kit.press(callSid, bad);
        if (each.entered === 'badly') ends(piece, error);
        if (each.entered === 'in part') kit.press(callSid, '1');
        break;
      }
      case 'star':
        kit.press(callSid, '*');
        end('caller-interrupted-with-star');
        break;
      case 'hang up':
        kit.local.calls.hangUp(callSid);
        hungUp = true;
        end('caller-hung-up');
        break;
      case 'cancel':
      case 'complete': {
        const missing = each.kind === 'complete' && required() !== '' ? 64019 : undefined;
        const status = each.kind === 'cancel' ? 'cancel' : 'complete';
        const refused = isOver() ?? missing;
        expect(await code(payment.update({ ...steps.request('end'), status }))).toBe(refused);
        if (!refused) end(each.kind === 'cancel' ? 'transaction-cancelled' : 'success');
      }
    }
  }
  if (!result) {
    await payment.update({ ...steps.request('end'), status: 'cancel' });
    end('transaction-cancelled');
  }
  await kit.listener.until(({ CallSid, Result }) => CallSid === callSid && Result !== undefined);

  const received = kit.listener.received
    .map(({ fields }) => fields)
    .filter(({ CallSid }) => CallSid === callSid);
  expect(
    received
      .filter(({ PartialResult }) => PartialResult === 'false')
      .map(({ Capture, ErrorType, Required }) => [Capture, ErrorType, Required]),
  ).toEqual(expected);
  for (const { Capture, Required, PartialResult } of received)
    if (PartialResult === 'true') expect(Required?.split(',')).toContain(Capture);
  expect(received.map(({ Result }) => Result).filter(Boolean)).toEqual([result]);
  expect(received.at(-1)?.Result).toBe(result);
  expect(JSON.stringify(received)).not.toContain(visa.slice(0, 12));
}

test('whatever is asked for and keyed in, in any order, is reported as Twilio’s page says', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 14 }), play), { numRuns: 10 });
});
