import fc from 'fast-check';
import { agentsWithin, busiestOf, coldShare, demandOf } from './model';

const payment = { functionSeconds: 9, restRequests: 200, restSeconds: 0.05, tokenChecks: 6 };
const center = { paymentsPerHour: 6, onCall: 0.8 };

test('a thousand agents with six payments an hour have 15 functions under way on average', () => {
  // 1,000 × 6 / 3,600 s × 9 s = 15, and 3.09 × √15 = 12 more in the busiest of 1,000 moments.
  expect(demandOf({ ...center, agents: 1_000 }, payment)).toEqual({
    functionsAtOnce: 27,
    restAtOnce: 30,
    tokenChecksPerSecond: 10,
    onlineWorkers: 1_000,
    syncConnections: 800,
    syncConnectionsPerSecond: 1_000 / 600,
  });
});

test.each([15, 150])(
  'of 1,000 moments with %i under way on average, 999 stay within the busiest',
  (mean) => {
    // Poisson's distribution itself, added up.
    let [share, within] = [Math.exp(-mean), 0];
    for (let count = 0; count <= busiestOf(mean); count += 1) {
      within += share;
      share *= mean / (count + 1);
    }
    expect(within).toBeGreaterThan(0.998);
  },
);

test('finds the last number of agents within a limit, and no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), (most) => {
      const limit = { of: 'functionsAtOnce', most } as const;
      const agents = agentsWithin(limit, center, payment);
      const asked = (of: number) => demandOf({ ...center, agents: of }, payment).functionsAtOnce;
      expect(asked(agents)).toBeLessThanOrEqual(most);
      expect(asked(agents + 1)).toBeGreaterThan(most);
    }),
  );
});

test('a call is more likely to find a process the more agents there are', () => {
  const share = (agents: number) => coldShare({ ...center, agents }, 300);
  expect(share(1)).toBeCloseTo(Math.exp(-0.5));
  expect(share(30)).toBeLessThan(0.001);
});
