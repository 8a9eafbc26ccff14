import {
  type Budgeted,
  type Ledger,
  newLedger,
  withDropped,
  withKept,
  withoutDropped,
} from './ledger';

const T0 = Date.UTC(2026, 0, 31);
const HOUR = 3_600_000;
const ledger = newLedger(T0);

/** Keeps as many as may be kept. */
function fill(before: Ledger, kind: Budgeted, now: number) {
  let kept = 0;
  let full = before;
  for (let next = withKept(full, kind, now); next; next = withKept(full, kind, now)) {
    kept += 1;
    full = next;
  }
  return { kept, full };
}

test('keeps a number of each kind in an hour, independent of the others', () => {
  const refusals = fill(ledger, 'refusals', T0);
  expect(refusals.kept).toBe(20);
  const views = fill(refusals.full, 'views', T0 + 1);
  expect(views.kept).toBe(60);
  const actions = fill(views.full, 'actions', T0 + HOUR - 1);
  expect(actions.kept).toBe(200);
  expect(fill(actions.full, 'refusals', T0 + HOUR - 1).kept).toBe(0);
  expect(fill(actions.full, 'refusals', T0 + HOUR).kept).toBe(20);
});

test('counts what was dropped by kind since the first, until it is reported', () => {
  const one = withDropped(ledger, 'refusals', 1, T0);
  const two = withDropped(one, 'actions', 2, T0 + 5);
  const since = '2026-01-31T00:00:00.000Z';
  expect(two.dropped).toEqual({ since, actions: 2, views: 0, refusals: 1 });
  if (!one.dropped || !two.dropped) throw new Error('it was not counted');
  expect(withoutDropped(two, two.dropped, T0 + 9).dropped).toBeNull();
  expect(withoutDropped(two, one.dropped, T0 + 9).dropped).toEqual({
    since: '2026-01-31T00:00:00.009Z',
    actions: 2,
    views: 0,
    refusals: 0,
  });
});

test('subtracts once what was reported twice', () => {
  const { dropped } = withDropped(ledger, 'refusals', 1, T0);
  if (!dropped) throw new Error('it was not counted');
  const cleared = withoutDropped({ ...ledger, dropped }, dropped, T0 + 9);
  const again = withDropped(cleared, 'refusals', 1, T0 + 10);
  expect(withoutDropped(again, dropped, T0 + 11)).toBe(again);
});
