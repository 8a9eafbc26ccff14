import fc, { type AsyncCommand } from 'fast-check';
import type { Desk } from './desk';
import type { Entry } from './keys';
import type { PaymentPlan } from './ledger';
import { canDo, perform } from './perform';
import type { Step, StepKind } from './step';

/* What can happen on a call, as commands that fast-check generates, weighs and shrinks. */

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
export const plan: fc.Arbitrary<PaymentPlan> = fc
  .tuple(card, money, kind, letters)
  .map(([card, money, kind, description]) => ({ ...kind, ...money, card, description }));

const place = fc.nat({ max: 5 });
const entry = fc.constantFrom<Entry>('right', 'wrong', 'wrong', 'half', 'nothing');
const mode = fc.constantFrom('COLD', 'WARM', 'WARM');

/** How often each kind of step is drawn, and with what. */
const stepsOf: Record<StepKind, { weight: number; arbitrary: fc.Arbitrary<Step> }> = {
  'go on': { weight: 120, arbitrary: fc.record({ do: fc.constant('go on'), plan }) },
  'go on in two tabs': {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('go on in two tabs'), plan }),
  },
  'go on with an expired login': {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('go on with an expired login'), plan }),
  },
  'send thrice': { weight: 12, arbitrary: fc.record({ do: fc.constant('send thrice'), plan }) },
  ask: { weight: 16, arbitrary: fc.record({ do: fc.constant('ask'), place, entry }) },
  cancel: { weight: 8, arbitrary: fc.constant({ do: 'cancel' }) },
  'complete and cancel': { weight: 4, arbitrary: fc.constant({ do: 'complete and cancel' }) },
  reload: { weight: 6, arbitrary: fc.constant({ do: 'reload' }) },
  transfer: { weight: 4, arbitrary: fc.record({ do: fc.constant('transfer'), mode }) },
  'hang up': { weight: 1, arbitrary: fc.constant({ do: 'hang up' }) },
  'wrap up': { weight: 1, arbitrary: fc.constant({ do: 'wrap up' }) },
  'complete the task': { weight: 1, arbitrary: fc.constant({ do: 'complete the task' }) },
};

export const stepKinds: readonly string[] = Object.keys(stepsOf);

const commandOf = fc.oneof(...Object.values(stepsOf)).map((step): AsyncCommand<Desk, Desk> => ({
  check: (desk) => canDo(desk, step),
  run: (_model, desk) => perform(desk, step),
  toString: () => JSON.stringify(step),
}));

export const commands = fc.commands<Desk, Desk, false>([commandOf], {
  maxCommands: 24,
  size: 'max',
});
