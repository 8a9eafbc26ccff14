import { createSlots } from './slots';

/** Takes a slot that notes its begin and end. */
function takeNoting(slots: ReturnType<typeof createSlots>, name: string, notes: string[]) {
  return slots.take(() => {
    notes.push(`${name} begins`);
    return () => notes.push(`${name} ends`);
  });
}

it('runs only so many at a time, and the others in their order', () => {
  const slots = createSlots(2);
  const notes: string[] = [];
  const [first, second, third, fourth] = ['1', '2', '3', '4'].map((name) =>
    takeNoting(slots, name, notes),
  );
  expect(notes).toEqual(['1 begins', '2 begins']);
  third?.();
  first?.();
  expect(notes).toEqual(['1 begins', '2 begins', '1 ends', '4 begins']);
  first?.();
  second?.();
  fourth?.();
  expect(notes.slice(4)).toEqual(['2 ends', '4 ends']);
  takeNoting(slots, '5', notes);
  expect(notes.at(-1)).toBe('5 begins');
});
