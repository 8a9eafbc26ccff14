/*
 * What a call center asks of Twilio, from what one payment costs. Payments begin independently of each other, so the
 * number of anything under way has a Poisson distribution, whose mean is Little's law: arrivals by time taken.
 */

/** What one payment costs, with the call that it is taken on. */
export interface PaymentCost {
  /** Seconds during which functions run for it, all runs together. */
  readonly functionSeconds: number;
  readonly restRequests: number;
  /** Mean seconds of such a request. */
  readonly restSeconds: number;
  /** Requests to IAM: each press asks whose token it is. */
  readonly tokenChecks: number;
}

export interface CallCenter {
  readonly agents: number;
  /** Payments, and so calls, of an agent in an hour. */
  readonly paymentsPerHour: number;
  /** Share of the agents who are on a call. */
  readonly onCall: number;
}

/** What is asked of Twilio; of what is under way, the number that 999 of 1,000 moments stay within. */
export interface Demand {
  readonly functionsAtOnce: number;
  readonly restAtOnce: number;
  readonly tokenChecksPerSecond: number;
  readonly onlineWorkers: number;
  /** Connections of the panel's Sync clients: one for each call. */
  readonly syncConnections: number;
  readonly syncConnectionsPerSecond: number;
}

const SECONDS_PER_HOUR = 3600;
/** So many standard deviations above the mean are 999 of 1,000 moments. */
const DEVIATIONS = 3.09;

/** The number under way that 999 of 1,000 moments stay within, when it is `mean` on average. */
export const busiestOf = (mean: number): number => Math.ceil(mean + DEVIATIONS * Math.sqrt(mean));

/** What this call center asks of Twilio. */
export function demandOf(center: CallCenter, payment: PaymentCost): Demand {
  const payments = (center.agents * center.paymentsPerHour) / SECONDS_PER_HOUR;
  return {
    functionsAtOnce: busiestOf(payments * payment.functionSeconds),
    restAtOnce: busiestOf(payments * payment.restRequests * payment.restSeconds),
    tokenChecksPerSecond: payments * payment.tokenChecks,
    onlineWorkers: center.agents,
    syncConnections: Math.ceil(center.agents * center.onCall),
    syncConnectionsPerSecond: payments,
  };
}

/** A limit on one of these quantities. */
export interface Limit {
  readonly of: keyof Demand;
  readonly most: number;
}

/** The largest number of agents within the limit, in a center that is otherwise the same. */
export function agentsWithin(
  { of, most }: Limit,
  center: Omit<CallCenter, 'agents'>,
  payment: PaymentCost,
): number {
  const holds = (agents: number) => demandOf({ ...center, agents }, payment)[of] <= most;
  let [least, many] = [0, 1];
  while (holds(many)) [least, many] = [many, many * 2];
  while (many - least > 1) {
    const middle = Math.floor((least + many) / 2);
    if (holds(middle)) least = middle;
    else many = middle;
  }
  return least;
}

/**
 * Share of the calls whose first function finds no process: Twilio ended those that were idle for `keptSeconds`, in
 * which nobody else had a call.
 */
export function coldShare({ agents, paymentsPerHour }: CallCenter, keptSeconds: number): number {
  return Math.exp((-agents * paymentsPerHour * keptSeconds) / SECONDS_PER_HOUR);
}
