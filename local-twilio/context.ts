import type { Faults } from './edge/faults';
import type { Journal } from './edge/journal';
import type { Sockets } from './edge/sockets';
import type { Underway } from './edge/underway';
import type { Calls } from './twilio/calls/calls';
import type { Tokens } from './twilio/iam/tokens';

/** What every part of the local Twilio is given. */
export interface Context {
  readonly calls: Calls;
  readonly sockets: Sockets;
  readonly faults: Faults;
  /** The log for people. */
  readonly journal: Journal;
  /** Webhooks that are on their way. */
  readonly underway: Underway;
  /** Callbacks may leave this machine. */
  readonly outboundCallbacks: boolean;
  /** What signs the callbacks about calls: the auth token of their region. */
  readonly callsAuthToken: string;
  /** The agents' Flex tokens. */
  readonly tokens: Tokens;
  /** `POST /reset` calls `forget`, in the order of registration, after every call leg was hung up. */
  onReset(forget: () => void): void;
  /** The server's own origin; known once it listens. */
  origin(): string;
}
