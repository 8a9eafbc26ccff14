import * as v from 'valibot';
import type { ConfigurationInput } from './configuration';
import { offerSchema } from './configuration';
import { checkOrder } from './order';
import { offerFor } from './offerFor';
import { configuration, exampleConfiguration } from '../testing/configuration';

const [main, second] = exampleConfiguration.processors;

const offer = (over: Partial<ConfigurationInput>, ...roles: string[]) =>
  offerFor(configuration(over), roles);
const namesFor = (over: Partial<ConfigurationInput>, ...roles: string[]) =>
  offer(over, ...roles).processors.map(({ name }) => name);

const restricted = { processors: [main, { ...second, roles: ['supervisor', 'billing'] }] };

describe('R74 what an agent is offered', () => {
  it('is everything where nothing is restricted, whatever their roles', () => {
    for (const roles of [[], ['agent'], ['admin', 'custom']]) {
      expect(offerFor(configuration(), roles)).toEqual(configuration());
    }
  });

  it.each([
    [[], ['Default']],
    [['agent'], ['Default']],
    [['billing2'], ['Default']],
    [['billing'], ['Default', 'Second']],
    [
      ['agent', 'supervisor'],
      ['Default', 'Second'],
    ],
  ])('with the roles %j is the processors %j', (roles, names) => {
    expect(namesFor(restricted, ...roles)).toEqual(names);
  });

  it('contains no token without the right to save one', () => {
    const rights = { tokenize: ['admin'] };
    expect(offer({ rights }, 'agent').processors[0]?.purposes).toEqual(['charge']);
    expect(offer({ rights }, 'admin').processors[0]?.purposes).toEqual(['charge', 'reusable']);
  });

  it('has no processor at all if nothing else is left, and can still be sent', () => {
    const processors = [{ ...main, purposes: ['reusable' as const] }];
    const left = offer({ processors, rights: { tokenize: ['admin'] } }, 'agent');
    expect(left.processors).toEqual([]);
    expect(v.parse(offerSchema, left)).toEqual(left);
    expect(checkOrder(left, { locked: [] }, { amount: '5' })).toMatchObject({
      ok: false,
      problems: [{ part: 'processor', problem: 'not-offered' }],
    });
  });

  it('does not reveal the rules', () => {
    const told = JSON.stringify(
      offer({ ...restricted, rights: { tokenize: ['boss'] } }, 'billing'),
    );
    expect(told).not.toMatch(/billing|boss|roles/);
  });

  it('prefills only what is offered', () => {
    const prefill = { processor: 'Second', description: 'x' };
    expect(offer({ ...restricted, prefill }, 'agent').prefill).toEqual({
      description: 'x',
      locked: [],
    });
    expect(offer({ ...restricted, prefill }, 'billing').prefill).toEqual({
      ...prefill,
      locked: [],
    });
  });

  it('keeps a method and a purpose prefilled while they are offered', () => {
    const prefill = { method: 'ach-debit', purpose: 'reusable' };
    const rights = { tokenize: ['admin'] };
    expect(offer({ prefill, rights }, 'admin').prefill).toEqual({ ...prefill, locked: [] });
    const left = offer({ prefill, rights }, 'agent').prefill;
    expect(left).toMatchObject({ method: 'ach-debit' });
    expect(left.purpose).toBeUndefined();
    const none = { processors: [main, { ...second, roles: ['billing'] }], prefill: {} };
    expect(Object.keys(offer(none, 'agent').prefill)).toEqual(['locked']);
  });

  it('starts nothing where what is locked is not offered', () => {
    const prefill = { processor: 'Second', locked: ['processor' as const] };
    const told = offer({ ...restricted, prefill }, 'agent');
    expect(checkOrder(told, told.prefill, { amount: '5' })).toMatchObject({
      ok: false,
      problems: [{ part: 'processor', problem: 'not-offered' }],
    });
  });
});
