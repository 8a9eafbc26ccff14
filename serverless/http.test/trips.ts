import type { LocalTwilio } from '../../local-twilio/server';
import { type Passage, type Relayed, startRelay } from './relay';

/*
 * Which requests the functions make side by side: a relay that withholds every answer of a trip until all of its
 * requests have come. One that waits for another's answer would never come, however long the test waited.
 */

/** The requests of each trip, in alphabetical order. */
export type Trips = readonly (readonly string[])[];

export interface Gate {
  readonly origin: string;
  /** Withholds answers as long as the work lasts; the trips in which its requests came. */
  inTrips(expected: Trips, work: () => Promise<void>): Promise<Trips>;
  close(): Promise<void>;
}

/** A request without what is different each time, e.g. `POST sync.twilio.com/Documents/payment.*`. */
const nameOf = ({ method, path, form: { UniqueName } }: Relayed): string =>
  [`${method} ${path}`, ...(UniqueName === undefined ? [] : [UniqueName])]
    .join('/')
    .replace(/\/(?:v1|2010-04-01)\/(?:Services|Workspaces|Accounts)\/\w+/, '')
    .replace(/[A-Z]{2}[0-9a-f]{32}|[0-9a-f]{40}/g, '*')
    .replace(/\?.*/, '');

/** What is withheld of one piece of work. */
function withholding(expected: Trips) {
  const trips: string[][] = [];
  let come: string[] = [];
  let release: (() => void)[] = [];
  const full = () => come.length >= (expected[trips.length]?.length ?? 0);
  return {
    trips,
    pass: (name: string) =>
      new Promise<void>((resolve) => {
        come.push(name);
        release.push(resolve);
        if (!full()) return;
        trips.push(come.sort());
        const all = release;
        come = [];
        release = [];
        for (const each of all) each();
      }),
  };
}

/** A relay in front of the local Twilio, for a process of the functions whose Twilio it is. */
export async function startGate(local: LocalTwilio): Promise<Gate> {
  let withheld: ReturnType<typeof withholding> | undefined;
  const relay = await startRelay(local, async (request): Promise<Passage> => {
    await withheld?.pass(nameOf(request));
    return 'pass';
  });
  return {
    origin: relay.origin,
    close: () => relay.close(),
    async inTrips(expected, work) {
      const { trips } = (withheld = withholding(expected));
      await work();
      withheld = undefined;
      return trips;
    },
  };
}
