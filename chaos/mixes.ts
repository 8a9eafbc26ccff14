import { seededRandom } from '../local-twilio/edge/random';

/** What goes wrong between the panel and the functions, each as a share of the requests. */
export interface ProxyFaults {
  /** The connection breaks before the request reaches the functions. */
  readonly refuse: number;
  /** The functions do their work, and the connection breaks before the answer. */
  readonly lose: number;
  /** A gateway's own error page. */
  readonly gateway: number;
  /** The answer is late by up to a second. */
  readonly slow: number;
}

interface CallbackFaults {
  readonly drop?: number;
  readonly duplicate?: number;
  readonly reorder?: boolean;
  readonly delayMs?: readonly [number, number];
}

/** The faults that one batch of calls runs under. */
export interface Mix {
  readonly name: string;
  /** Body of the local Twilio's `PUT /faults`, without its seed. */
  readonly faults: {
    readonly callbacks?: CallbackFaults;
    readonly taskEvents?: CallbackFaults;
    readonly rest?: {
      readonly errors?: readonly { host: string; status: number; rate: number }[];
      readonly lostReplies?: readonly { host: string; rate: number }[];
    };
    readonly sockets?: { readonly dropEveryMs: number };
  };
  /** Interval in milliseconds at which the open sockets become half-open, or recover. */
  readonly freezeEveryMs?: number;
  /** Sync tokens last no longer than this. */
  readonly syncTokenSeconds?: number;
  readonly proxy: ProxyFaults;
  /** Agents wait until an answer's time limit has passed, a minute or more. */
  readonly patient?: true;
}

export const smooth: ProxyFaults = { refuse: 0, lose: 0, gateway: 0, slow: 0 };
const rough: ProxyFaults = { refuse: 0.08, lose: 0.08, gateway: 0.05, slow: 0.1 };

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

const ofSync = [{ host: 'sync.twilio.com', rate: 0.15 }];

const hurried: readonly Mix[] = [
  { name: 'nothing', faults: {}, proxy: smooth },
  {
    name: 'late, doubled, out of order',
    faults: { callbacks: late, taskEvents: late },
    proxy: smooth,
  },
  { name: 'lost callbacks', faults: { callbacks: lossy }, proxy: smooth },
  { name: 'REST errors', faults: { rest: { errors: restErrors } }, proxy: smooth },
  { name: 'lost replies of Sync', faults: { rest: { lostReplies: ofSync } }, proxy: smooth },
  { name: 'lost replies', faults: { rest: { lostReplies } }, proxy: { ...smooth, lose: 0.15 } },
  { name: 'sockets dropped', faults: { sockets: { dropEveryMs: 2000 } }, proxy: smooth },
  { name: 'sockets frozen', faults: { callbacks: late }, freezeEveryMs: 2500, proxy: smooth },
  { name: 'rough network', faults: { callbacks: late }, syncTokenSeconds: 4, proxy: rough },
  {
    name: 'everything but loss',
    faults: {
      callbacks: late,
      rest: { errors: restErrors, lostReplies },
      sockets: { dropEveryMs: 3000 },
    },
    proxy: rough,
  },
  {
    name: 'everything',
    faults: {
      callbacks: lossy,
      rest: { errors: restErrors, lostReplies },
      sockets: { dropEveryMs: 3000 },
    },
    proxy: rough,
  },
];

const patient: readonly Mix[] = [
  {
    name: 'lost replies of Sync, with patience',
    faults: { rest: { lostReplies: ofSync } },
    proxy: smooth,
    patient: true,
  },
  {
    name: 'everything, with patience',
    faults: { callbacks: { ...lossy, drop: 0.25 }, rest: { errors: restErrors, lostReplies } },
    proxy: smooth,
    patient: true,
  },
  {
    name: 'sockets frozen, with patience',
    faults: { callbacks: lossy },
    freezeEveryMs: 20_000,
    syncTokenSeconds: 20,
    proxy: smooth,
    patient: true,
  },
];

/**
 * `patient` calls take minutes on any machine; with `two processes` each of the functions' processes may
 * remember outdated documents.
 */
export type Playing = 'hurried' | 'patient' | 'two processes';

/** The mix of a batch, by its seed. */
export function mixOf(playing: Playing, seed: number): Mix {
  const random = seededRandom(seed);
  const mixes = playing === 'patient' ? patient : hurried;
  const mix = mixes[Math.floor(random() * mixes.length)];
  if (!mix) throw new Error('there is no mix');
  return playing === 'two processes' ? { ...mix, name: `${mix.name}, two processes` } : mix;
}

const callbackKinds = (kind: string, faults: CallbackFaults | undefined): string[] => [
  ...(faults?.drop ? [`${kind} dropped`] : []),
  ...(faults?.duplicate ? [`${kind} doubled`] : []),
  ...(faults?.delayMs ? [`${kind} delayed`] : []),
  ...(faults?.reorder ? [`${kind} overtaken`] : []),
];

/** The kinds of faults that must strike in a mix, as counted by the local Twilio, the proxy and the tabs. */
export function kindsOf({ faults, freezeEveryMs, syncTokenSeconds, proxy }: Mix): string[] {
  const { callbacks, taskEvents, rest, sockets } = faults;
  return [
    ...callbackKinds('callbacks', callbacks),
    ...callbackKinds('taskEvents', taskEvents),
    ...(rest?.errors ?? []).map(({ host, status }) => `rest ${host} ${status}`),
    ...(rest?.lostReplies ?? []).map(({ host }) => `rest ${host} reply lost`),
    ...(sockets ? ['sockets dropped'] : []),
    ...(freezeEveryMs === undefined ? [] : ['sockets frozen']),
    ...(syncTokenSeconds === undefined ? [] : ['Sync token about to expire']),
    ...Object.entries(proxy).flatMap(([kind, rate]) => (rate > 0 ? [`proxy ${kind}`] : [])),
  ];
}

/** Whether a callback can be lost for good in this mix. */
export const losesCallbacks = ({ faults }: Mix): boolean => (faults.callbacks?.drop ?? 0) > 0;

/** Whether a request can fail to reach Payments, so that a complete is never carried out. */
export const losesRequests = ({ faults }: Mix): boolean =>
  faults.rest?.errors?.some(({ host }) => host === 'api.twilio.com') ?? false;

/**
 * Whether the document can hold a question that was never sent: its write was carried out, the reply was
 * lost, and the parallel checks failed (docs/decisions/0008-two-round-trips.md).
 */
export const losesWrites = ({ faults }: Mix): boolean =>
  faults.rest?.lostReplies?.some(({ host }) => host === 'sync.twilio.com') ?? false;

/**
 * Whether Twilio can open a session whose SID reaches nobody: its reply was lost, or could not be written down, and
 * the callback that would have brought the SID was lost too.
 */
export function losesSids(mix: Mix): boolean {
  const { errors = [], lostReplies = [] } = mix.faults.rest ?? {};
  const isWrite = ({ host }: { readonly host: string }) => host === 'sync.twilio.com';
  return losesCallbacks(mix) && (lostReplies.length > 0 || errors.some(isWrite));
}
