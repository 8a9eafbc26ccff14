import { checkOrder } from '../../payment/offer/order';
import type { Prefill } from '../../payment/offer/prefill';
import { configuration } from '../../payment/testing/configuration';
import { type Draft, emptyDraft, prefilledDraft } from './draft';
import { formOf, hasChoice, orderRequestOf, startChoices } from './form';

const offered = configuration();
const free: Prefill = { locked: [] };
const drafted = (over: Partial<Draft>): Draft => ({ ...emptyDraft, ...over });
const ach = drafted({ method: 'ach-debit', amount: '12', parameters: { AVSName: 'A. Holder' } });

describe('the choices', () => {
  it('follow the processor and the method', () => {
    const first = formOf(offered, free, emptyDraft);
    expect(first).toMatchObject({
      processor: { options: ['Default', 'Second'], value: 'Default' },
      method: { options: ['credit-card', 'ach-debit'], value: 'credit-card' },
      purpose: { options: ['charge', 'reusable'], value: 'charge' },
      currency: { options: ['USD', 'EUR', 'JPY'], value: 'USD' },
      accountType: null,
      parameters: [{ name: 'order' }],
    });
    expect(formOf(offered, free, ach)).toMatchObject({
      accountType: { options: ['consumer-checking', 'consumer-savings'] },
      parameters: [{ name: 'AVSName' }, { name: 'order' }],
    });
  });

  it('are none where only one thing is offered', () => {
    const second = formOf(offered, free, drafted({ processor: 'Second' }));
    expect(second.currency).toMatchObject({ options: ['EUR'], value: 'EUR' });
    expect([second.method, second.purpose].some(hasChoice)).toBe(false);
  });

  it('include no amount and no currency when nothing is charged', () => {
    const saving = formOf(offered, free, drafted({ purpose: 'reusable', amount: '12' }));
    expect(saving).toMatchObject({ amount: null, currency: null });
    expect(orderRequestOf(saving, drafted({ amount: '12' })).amount).toBeUndefined();
  });

  it('come back with the selection', () => {
    const typed = drafted({ ...ach, currency: 'JPY', accountType: 'consumer-savings' });
    const before = formOf(offered, free, typed);
    expect(formOf(offered, free, { ...typed, processor: 'Second' })).not.toEqual(before);
    expect(formOf(offered, free, { ...typed, processor: 'Default' })).toEqual(before);
  });

  it('are not replaced: an amount does not end up in another currency', () => {
    const yen = drafted({ processor: 'Second', currency: 'JPY', amount: '5000' });
    const form = formOf(offered, free, yen);
    expect(form.currency).toMatchObject({ options: ['EUR'], value: 'JPY' });
    expect(hasChoice(form.currency!)).toBe(true);
    expect(checkOrder(offered, free, orderRequestOf(form, yen))).toMatchObject({
      ok: false,
      problems: [{ part: 'currency', problem: 'not-offered' }],
    });
  });
});

describe('R71 what is locked', () => {
  const locked: Prefill = { amount: '20', currency: 'EUR', locked: ['amount', 'currency'] };

  it('stays, whatever the draft holds', () => {
    const form = formOf(offered, locked, drafted({ amount: '1', currency: 'USD' }));
    expect(form).toMatchObject({
      amount: { value: '20', fixed: true },
      currency: { value: 'EUR', fixed: true },
      processor: { fixed: false },
    });
  });
});

describe('what is sent', () => {
  const sent = (draft: Draft) => {
    const form = formOf(offered, free, draft);
    const checked = checkOrder(offered, free, orderRequestOf(form, draft));
    return checked.ok ? startChoices(checked.order) : undefined;
  };

  it('is the amount as it is shown, and the parameters of the method alone', () => {
    const parameters = { ...ach.parameters, elsewhere: 'x' };
    expect(sent({ ...ach, parameters, description: ' Order 7 ' })).toEqual({
      processor: 'Default',
      method: 'ach-debit',
      purpose: 'charge',
      amount: '12.00',
      currency: 'USD',
      accountType: 'consumer-checking',
      description: 'Order 7',
      parameters: { AVSName: 'A. Holder' },
    });
  });

  it('R73 has no amount with a token type', () => {
    expect(sent(drafted({ purpose: 'reusable', amount: '12' }))).toEqual({
      processor: 'Default',
      method: 'credit-card',
      purpose: 'reusable',
      description: '',
    });
  });
});

describe('the draft of a task', () => {
  it('starts from what the task gives', () => {
    const prefill: Prefill = { amount: '5', parameters: { order: '7' }, locked: [] };
    expect(prefilledDraft(prefill)).toEqual({
      ...emptyDraft,
      amount: '5',
      parameters: { order: '7' },
    });
  });
});
