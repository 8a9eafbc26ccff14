import { markdownRows } from '../kit/table';
import { twilioLimits } from './limits';
import { agentsWithin, type CallCenter, coldShare, demandOf, type PaymentCost } from './model';

const sizes = [30, 300, 1_000, 10_000] as const;
/** A center whose calls are about payments: ten minutes each, eight of them on the telephone. */
const center = { paymentsPerHour: 6, onCall: 0.8 } as const satisfies Omit<CallCenter, 'agents'>;
/** How long an idle process is assumed to be kept. */
const KEPT_S = 300;

const number = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 });

const percent = (share: number): string => `${number(share * 100)} %`;

/** How much of each limit a payment of this cost takes in centers of several sizes. */
export function scaleTable(payment: PaymentCost): string {
  const head = [
    '',
    ...sizes.map((size) => `${number(size)} agents`),
    'limit',
    'reached by',
    'source',
  ];
  const rows = twilioLimits.map(({ name, source, ...limit }) => [
    name,
    ...sizes.map((agents) => {
      const asked = demandOf({ ...center, agents }, payment)[limit.of];
      return asked > limit.most ? `**${number(asked)}**` : number(asked);
    }),
    number(limit.most),
    `${number(agentsWithin(limit, center, payment) + 1)} agents`,
    source,
  ]);
  const cold = [
    'calls that begin with a cold process',
    ...sizes.map((agents) => percent(coldShare({ ...center, agents }, KEPT_S))),
    '–',
    '–',
    `assumed: kept for ${KEPT_S / 60} minutes`,
  ];
  return markdownRows([head, ...rows, cold]).join('\n');
}
