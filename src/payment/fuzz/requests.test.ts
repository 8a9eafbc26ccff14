import * as fc from 'fast-check';
import * as v from 'valibot';
import { configurationSchema } from '../offer/configuration';
import { configurationProblems } from '../offer/configurationProblems';
import { checkOrder } from '../offer/order';
import { prefillSchema, taskPrefill } from '../offer/prefill';
import { type Operation, requestSchemas } from '../requests';
import { configuration, exampleConfiguration } from '../testing/configuration';
import { KEY } from '../testing/examples';
import { expectBoth, fuzz, printCount } from './harness';
import { hostileText, hostileValue, mutationsOf } from './hostile';

afterAll(printCount);

const accountHolder = { AVSName: 'A Person', order: 'AB12' };
const call = {
  taskSid: `WT${'a'.repeat(32)}`,
  callSid: `CA${'a'.repeat(32)}`,
  conferenceSid: `CF${'a'.repeat(32)}`,
};
const requests: Readonly<Record<Operation, unknown>> = {
  open: call,
  start: {
    ...call,
    intent: KEY,
    processor: 'Default',
    method: 'credit-card',
    purpose: 'charge',
    amount: '12.50',
    currency: 'USD',
    description: 'Order 7',
    parameters: JSON.stringify({ order: 'AB12' }),
  },
  capture: { ...call, intent: KEY, session: KEY, field: 'postal-code' },
  complete: { ...call, intent: KEY, session: KEY },
  cancel: { ...call, intent: KEY, session: KEY },
};

describe('requests', () => {
  it.each(['open', 'start', 'capture', 'complete', 'cancel'] as const)(
    '%s is read or rejected',
    (operation) => {
      const read = (input: unknown) => {
        const parsed = v.safeParse(requestSchemas[operation], input);
        return parsed.success ? parsed.output : undefined;
      };
      // What was typed is judged as an order, below.
      expectBoth(fuzz(0.03, mutationsOf([requests[operation]]), read, () => undefined));
    },
  );

  it('never yield an order with a card number, whatever task and configuration say', () => {
    const parts = fc.record(
      {
        processor: fc.constantFrom('Default', 'Second'),
        method: fc.oneof(fc.constantFrom('credit-card', 'ach-debit'), hostileText),
        purpose: fc.constantFrom('charge', 'reusable'),
        amount: fc.oneof(fc.constantFrom('12.50', '1'), hostileText),
        currency: fc.oneof(fc.constantFrom('USD', 'EUR'), hostileText),
        description: hostileText,
        parameters: fc.oneof(
          fc.constant(accountHolder),
          fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
          hostileText.map((AVSName) => ({ ...accountHolder, AVSName })),
        ),
      },
      { requiredKeys: ['amount'] },
    );
    const prefill = mutationsOf([{ description: 'from the task', locked: ['description'] }, {}]);
    const offered = configuration();
    const counts = fuzz(0.15, fc.tuple(parts, prefill), ([request, payment]) => {
      const given = taskPrefill(
        { payment },
        offered.prefill,
        offered.processors[0]?.parameters ?? [],
      );
      if (!given) return undefined;
      const checked = checkOrder(offered, given, request);
      return checked.ok ? checked.order : undefined;
    });
    expectBoth(counts);
  });
});

describe('configuration and prefill', () => {
  const plain: unknown = JSON.parse(JSON.stringify(exampleConfiguration));

  it('a configuration is read, or rejected with its problems', () => {
    const request = { amount: '12.50', parameters: accountHolder };
    const counts = fuzz(0.05, mutationsOf([plain]), (input) => {
      const parsed = v.safeParse(configurationSchema, input);
      if (!parsed.success || configurationProblems(parsed.output).length > 0) return undefined;
      const checked = checkOrder(parsed.output, parsed.output.prefill, request);
      return checked.ok ? checked.order : {};
    });
    expectBoth(counts);
  });

  it('a prefill is read or rejected', () => {
    const example = {
      amount: 12.5,
      currency: 'USD',
      parameters: accountHolder,
      locked: ['amount'],
    };
    const read = (input: unknown) => {
      const parsed = v.safeParse(prefillSchema, input);
      return parsed.success ? parsed.output : undefined;
    };
    expectBoth(fuzz(0.05, fc.oneof(mutationsOf([example]), hostileValue), read, () => undefined));
  });
});
