import { settings } from '../../settings';
import { type Agent, agents, supervisors } from '../../account';
import { type Activity, available, offline } from './activities';
import type { JsonObject, Reservation, Worker } from './model';

/** How many calls a worker is offered at once. */
export const VOICE_CAPACITY = settings.callsPerAgent ?? 3;

/** True while the reservation takes up some of its worker's capacity. */
export const isLive = ({ status }: Reservation): boolean =>
  status === 'pending' || status === 'accepted' || status === 'wrapping';

/** Takes calls; the others, supervisors, watch those who do. */
export const takesCalls = ({ roles }: Agent): boolean => roles.includes('agent');

function newWorker(agent: Agent): Worker {
  const now = new Date();
  return {
    agent,
    sid: agent.workerSid,
    activity: takesCalls(agent) ? available : offline,
    attributes: {
      contact_uri: `client:${agent.identity}`,
      full_name: agent.fullName,
      email: `${agent.identity}@example.com`,
      roles: agent.roles,
    },
    dateCreated: now,
    dateStatusChanged: now,
    dateUpdated: now,
    version: 0,
  };
}

interface Choice {
  readonly routingTarget: string | null;
  /** Workers who were already offered that task: asked again only if nobody else is free. */
  readonly refused: ReadonlySet<string>;
  /** How many live reservations a worker has. */
  load(workerSid: string): number;
}

export interface Workers {
  find(sid: string): Worker | undefined;
  list(): readonly Worker[];
  /**
   * Who gets the task: available, with capacity left, not asked before if possible; at the desktop if
   * anybody is, and of those with the fewest tasks, else the first in the account's list.
   */
  choose(choice: Choice): Worker | undefined;
  setActivity(sid: string, activity: Activity): Worker | undefined;
  setAttributes(sid: string, attributes: JsonObject): Worker | undefined;
  opened(sid: string): void;
  closed(sid: string): void;
  /** All as in the beginning; answers the workers whose activity changed. */
  reset(): readonly Worker[];
}

/** The account's workers: the agents Available from the start, so that a call rings at once, supervisors Offline. */
export function createWorkers(): Workers {
  const workers = new Map(
    [...agents, ...supervisors].map((agent) => [agent.workerSid, newWorker(agent)]),
  );
  const desktops = new Map<string, number>();

  function change(sid: string, fields: Partial<Worker>): Worker | undefined {
    const worker = workers.get(sid);
    if (!worker) return undefined;
    const changed = { ...worker, ...fields, dateUpdated: new Date(), version: worker.version + 1 };
    workers.set(sid, changed);
    return changed;
  }

  const countDesktop = (sid: string, change: number): void =>
    void desktops.set(sid, (desktops.get(sid) ?? 0) + change);

  return {
    find: (sid) => workers.get(sid),
    list: () => [...workers.values()],
    choose(choice) {
      const { routingTarget, refused } = choice;
      const rank = ({ sid }: Worker): number =>
        (desktops.get(sid) ? choice.load(sid) : 1000) + (refused.has(sid) ? 100 : 0);
      return [...workers.values()]
        .filter(
          ({ sid, activity }) =>
            routingTarget === sid || (routingTarget === null && activity.available),
        )
        .filter(({ sid }) => choice.load(sid) < VOICE_CAPACITY)
        .sort((a, b) => rank(a) - rank(b))[0];
    },
    setActivity: (sid, activity) => change(sid, { activity, dateStatusChanged: new Date() }),
    setAttributes: (sid, attributes) => change(sid, { attributes }),
    opened: (sid) => countDesktop(sid, 1),
    closed: (sid) => countDesktop(sid, -1),
    reset: () =>
      [...workers.values()].flatMap((worker) => {
        const { attributes, activity } = newWorker(worker.agent);
        const reset = change(worker.sid, { activity, attributes });
        return reset && worker.activity !== activity ? [reset] : [];
      }),
  };
}
