/** How long things take on the way to a processor and back; tests shorten it. */
export interface ConnectorTimes {
  /** The slow processor's answer. */
  readonly slowMs: number;
  /** Payments waits for an answer, each time it asks. */
  readonly timeoutMs: number;
}

/** Ten seconds is what the Generic Pay Connector's page says. */
export const defaultTimes: ConnectorTimes = { slowMs: 9_000, timeoutMs: 10_000 };
