import { seededRandom } from './random';

/** What goes wrong between the panel and the functions; each a share of the requests. */
export interface RoadFaults {
  /** The connection breaks before the functions hear of the request. */
  readonly refuse: number;
  /** The functions do their work, and the connection breaks before the answer. */
  readonly lose: number;
  /** A gateway's own error page. */
  readonly gateway: number;
  /** The answer comes late, up to a second. */
  readonly slow: number;
}

/** One way for things to go wrong, for as long as a batch of calls lasts. */
export interface Mix {
  readonly name: string;
  /** Body of the local Twilio's `PUT /faults`, but for its seed. */
  readonly faults: {
    readonly callbacks?: {
      readonly drop?: number;
      readonly duplicate?: number;
      readonly reorder?: boolean;
      readonly delayMs?: readonly [number, number];
    };
    readonly rest?: {
      readonly delayMs?: number;
      readonly errors?: readonly { host: string; status: number; rate: number }[];
      readonly lostReplies?: readonly { host: string; rate: number }[];
    };
    readonly sockets?: { readonly dropEveryMs: number };
  };
  readonly road: RoadFaults;
  /** Agents wait for an answer until its time limit is over, a minute and more. */
  readonly patient: boolean;
}

const smooth: RoadFaults = { refuse: 0, lose: 0, gateway: 0, slow: 0 };
const rough: RoadFaults = { refuse: 0.08, lose: 0.08, gateway: 0.05, slow: 0.1 };

const late = { duplicate: 0.3, reorder: true, delayMs: [0, 300] } as const;
const lossy = { drop: 0.15, duplicate: 0.2, reorder: true, delayMs: [0, 200] } as const;

const restErrors = [
  { host: 'sync.twilio.com', status: 429, rate: 0.08 },
  { host: 'sync.twilio.com', status: 500, rate: 0.05 },
  { host: 'sync.twilio.com', status: 412, rate: 0.1 },
  { host: 'taskrouter.twilio.com', status: 429, rate: 0.05 },
  { host: 'taskrouter.twilio.com', status: 500, rate: 0.03 },
  { host: 'iam.twilio.com', status: 503, rate: 0.05 },
  { host: 'api.twilio.com', status: 429, rate: 0.04 },
  { host: 'api.twilio.com', status: 500, rate: 0.04 },
];
const lostReplies = [
  { host: 'sync.twilio.com', rate: 0.06 },
  { host: 'api.twilio.com', rate: 0.06 },
  { host: 'taskrouter.twilio.com', rate: 0.03 },
];

const hurried: readonly Omit<Mix, 'patient'>[] = [
  { name: 'nothing', faults: {}, road: smooth },
  { name: 'late, doubled, out of order', faults: { callbacks: late }, road: smooth },
  { name: 'lost callbacks', faults: { callbacks: lossy }, road: smooth },
  { name: 'REST errors', faults: { rest: { errors: restErrors } }, road: smooth },
  { name: 'lost replies', faults: { rest: { lostReplies } }, road: { ...smooth, lose: 0.15 } },
  { name: 'sockets dropped', faults: { sockets: { dropEveryMs: 1200 } }, road: smooth },
  { name: 'rough road', faults: { callbacks: late }, road: rough },
  {
    name: 'everything but loss',
    faults: {
      callbacks: late,
      rest: { errors: restErrors, lostReplies },
      sockets: { dropEveryMs: 3000 },
    },
    road: rough,
  },
  {
    name: 'everything',
    faults: {
      callbacks: lossy,
      rest: { errors: restErrors, lostReplies },
      sockets: { dropEveryMs: 3000 },
    },
    road: rough,
  },
];

const patient: Omit<Mix, 'patient'> = {
  name: 'everything, with patience',
  faults: { callbacks: { ...lossy, drop: 0.25 }, rest: { errors: restErrors, lostReplies } },
  road: smooth,
};

/** How often a batch is one of patience: they take their minutes, whatever the machine. */
const PATIENT = 1 / 12;

/** The mix of a batch, by its seed. */
export function mixOf(seed: number): Mix {
  const random = seededRandom(seed);
  if (random() < PATIENT) return { ...patient, patient: true };
  const mix = hurried[Math.floor(random() * hurried.length)] ?? patient;
  return { ...mix, patient: false };
}

/** Whether a callback can be gone for good in this mix. */
export const losesCallbacks = ({ faults }: Mix): boolean => (faults.callbacks?.drop ?? 0) > 0;

/** Whether Payments can be kept from hearing of a request, so that a complete is never carried out. */
export const losesRequests = ({ faults }: Mix): boolean =>
  faults.rest?.errors?.some(({ host }) => host === 'api.twilio.com') ?? false;
