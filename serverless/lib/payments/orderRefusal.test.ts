import { orderInvalid } from './orderRefusal';

test('names the first problem with all its numbers, and every part that has one', () => {
  const refusal = orderInvalid({ part: 'amount', problem: 'too-many-decimals', decimals: 2 }, [
    { part: 'parameter', name: 'AVSName', problem: 'required' },
    { part: 'parameter', name: 'order', problem: 'required' },
  ]);
  expect(refusal.code).toBe('order-invalid');
  expect(refusal.failure.detail).toEqual({
    part: 'amount',
    problem: 'too-many-decimals',
    decimals: 2,
    parts: ['amount', 'parameter'],
  });
});

test('does not repeat a card number in the name of a parameter', () => {
  const card = '4242424242424242';
  const refusal = orderInvalid({ part: 'parameter', name: card, problem: 'not-offered' });
  expect(JSON.stringify([refusal.failure])).not.toContain(card);
});
