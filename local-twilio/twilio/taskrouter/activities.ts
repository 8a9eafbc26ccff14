export interface Activity {
  readonly sid: string;
  readonly name: string;
  /** Tasks are routed to a worker in this activity. */
  readonly available: boolean;
}

const activity = (number: number, name: string, available: boolean): Activity => ({
  sid: `WA10ca10000000000000000000000000${String(number).padStart(2, '0')}`,
  name,
  available,
});

/** The activities of a new Flex account. */
export const offline = activity(1, 'Offline', false);
export const available = activity(2, 'Available', true);
export const unavailable = activity(3, 'Unavailable', false);
const onBreak = activity(4, 'Break', false);

export const activities: readonly Activity[] = [offline, available, unavailable, onBreak];
