import { clientOf, type Kit } from '../../../testing/payments';
import { shareKit } from '../../../testing/sharedKit';
import type { SwitchSettings } from '../../switches/switches';
import { stepsOf } from '../../../testing/paymentSteps';
import { rowsOfCallback, watchRequests } from './observe';

/** What a case plays on: a local Twilio with a customer's call in progress. */
export interface Stage {
  readonly kit: Kit;
  readonly steps: ReturnType<typeof stepsOf>;
  readonly callSid: string;
  /** Counts what another client sends and gets, too. */
  readonly watch: (other: Pick<Kit, 'client'>) => void;
}

export type Play = (stage: Stage) => Promise<unknown>;

/** Rows that a case of this run provokes. */
export const provoked = new Set<string>();

let shared: Kit;
shareKit(({ kit }) => (shared = kit));

/** A test that plays with the unmodified client, and fails when a row was not seen on the wire. */
export function provokes(title: string, rows: readonly string[], play: Play): void {
  rows.forEach((row) => provoked.add(row));
  test(`${title}: ${rows.join(', ')}`, async () => {
    // What is watched is this test's own client.
    const kit = { ...shared, client: clientOf(shared.local.origin) };
    const seen = new Set<string>();
    const watch: Stage['watch'] = ({ client }) => watchRequests(client, seen);
    watch(kit);
    await play({ kit, steps: stepsOf(kit), callSid: kit.call(), watch });
    for (const { fields } of kit.listener.received) {
      for (const row of rowsOfCallback(fields)) seen.add(row);
    }
    expect(rows.filter((row) => !seen.has(row))).toEqual([]);
  });
}

/** Rows of one list. */
export const listed = (list: string, ...names: readonly string[]): string[] =>
  names.map((name) => `${list} ${name}`);

export const set = (kit: Kit, switches: Partial<SwitchSettings>): Promise<unknown> =>
  kit.fetchJson('PUT', '/switches', switches);

export const refused = (request: Promise<unknown>, code: number): Promise<void> =>
  expect(request).rejects.toMatchObject({ code });
