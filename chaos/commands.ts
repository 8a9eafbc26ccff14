import fc, { type AsyncCommand } from 'fast-check';
import type { Action } from '../src/client/snapshot';
import type { Field } from '../src/payment/field';
import type { Desk } from './desk';
import type { Entry } from './keys';
import type { Wish } from './ledger';
import * as steps from './steps';
import { repeat, repeatStart } from './repeated';

/* What can happen on a call, as commands that fast-check generates, weighs and shrinks. */

type Command = AsyncCommand<Desk, Desk>;

function command(name: string, check: (desk: Desk) => boolean, run: (desk: Desk) => Promise<void>) {
  const made: Command = {
    check: (desk) => !desk.over && desk.seen().phase.state === 'ready' && check(desk),
    run: (_model, desk) => run(desk),
    toString: () => name,
  };
  return made;
}

const collecting = (desk: Desk) => desk.seen().view.session?.status === 'collecting';
const canStart = (desk: Desk) => desk.seen().view.canStart;
const canComplete = (desk: Desk) => desk.seen().view.canComplete;
const canCancel = (desk: Desk) => desk.seen().view.canCancel;

/** The next field on the way to the end: what the caller is keying in, else the first that is missing. */
export function nextField(desk: Desk): Field | undefined {
  const { session } = desk.seen().view;
  return session?.status === 'collecting' ? (session.capturing ?? session.missing[0]) : undefined;
}

const anyField = (desk: Desk, place: number): Field | undefined => {
  const { fields } = desk.seen().view;
  return fields[place % Math.max(1, fields.length)]?.field;
};

/** What an agent in their right mind does now. */
async function goOn(desk: Desk, wish: Wish): Promise<void> {
  const field = nextField(desk);
  if (canStart(desk)) await steps.start(desk, wish, [desk.tab]);
  else if (field) await steps.ask(desk, field, 'right', [desk.tab]);
  else if (canComplete(desk)) await steps.complete(desk, [desk.tab]);
  else await steps.untilOver(desk);
}

async function goOnInBoth(desk: Desk, wish: Wish): Promise<void> {
  const tabs = [desk.tab, await desk.secondTab()];
  const field = nextField(desk);
  if (canStart(desk)) await steps.start(desk, wish, tabs);
  else if (field) await steps.ask(desk, field, 'right', tabs);
  else if (canComplete(desk)) await steps.complete(desk, tabs);
}

async function sendThrice(desk: Desk, wish: Wish): Promise<void> {
  const field = nextField(desk);
  const action: Action | undefined = field
    ? { kind: 'capture', field }
    : canComplete(desk)
      ? { kind: 'complete' }
      : undefined;
  if (action) await repeat(desk, action);
  else if (canStart(desk)) await repeatStart(desk, wish);
}

const card = fc.constantFrom('visa', 'visa', 'mastercard', 'amex', 'declined');
const money = fc.constantFrom(
  { amount: '12.50', currency: 'USD' },
  { amount: '0.01', currency: 'EUR' },
  { amount: '1200', currency: 'JPY' },
);
const kind = fc.constantFrom(
  { processor: 'Generic_Pay_Connector', method: 'credit-card', purpose: 'charge' },
  { processor: 'Generic_Pay_Connector', method: 'credit-card', purpose: 'charge' },
  { processor: 'Generic_Pay_Connector', method: 'credit-card', purpose: 'one-time' },
  { processor: 'Default', method: 'credit-card', purpose: 'charge' },
  { processor: 'Default', method: 'ach-debit', purpose: 'charge' },
  { processor: 'Default', method: 'ach-debit', purpose: 'reusable' },
  { processor: 'Late_Once', method: 'credit-card', purpose: 'charge' },
);

/** No digits: they could be taken for a card number (R44). */
const letters = fc.stringMatching(/^[a-z]{16}$/);

/** A payment that an agent may be asked for; its description is like no other's. */
export const wish: fc.Arbitrary<Wish> = fc
  .tuple(card, money, kind, letters)
  .map(([card, money, kind, description]) => ({ ...kind, ...money, card, description }));

const place = fc.nat({ max: 5 });
const entry = fc.constantFrom<Entry>('right', 'wrong', 'wrong', 'half', 'nothing');

const commandOf = fc.oneof(
  {
    weight: 60,
    arbitrary: wish.map((w) =>
      command(
        'go on',
        () => true,
        (d) => goOn(d, w),
      ),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(place, entry).map(([at, how]) =>
      command(`ask field ${at}, ${how}`, collecting, async (desk) => {
        const field = anyField(desk, at);
        if (field) await steps.ask(desk, field, how, [desk.tab]);
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: wish.map((w) =>
      command(
        'go on in two tabs',
        () => true,
        (d) => goOnInBoth(d, w),
      ),
    ),
  },
  {
    weight: 6,
    arbitrary: wish.map((w) =>
      command(
        'send thrice',
        () => true,
        (d) => sendThrice(d, w),
      ),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constant(command('cancel', canCancel, (d) => steps.cancel(d, [d.tab]))),
  },
  {
    weight: 2,
    arbitrary: fc.constant(
      command('complete and cancel', canComplete, async (desk) =>
        steps.completeAndCancel(desk, desk.tab, await desk.secondTab()),
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constant(
      command(
        'reload',
        () => true,
        async (desk) => {
          desk.story.push('reload');
          desk.tab.reload();
          await desk.tab.until(({ phase }) => phase.state === 'ready', 30_000);
        },
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      command(
        'hang up',
        () => true,
        async (desk) => {
          desk.story.push('the caller hangs up');
          desk.over = true;
          await desk.hangUp();
        },
      ),
    ),
  },
);

export const commands = fc.commands<Desk, Desk, false>([commandOf], {
  maxCommands: 24,
  size: 'max',
});
