import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { account } from '../account';
import type { CallbackKind, Faults } from './faults';
import type { Journal } from './journal';
import { createPost } from './post';
import { isThisMachine, localPath } from './proxy/hosts';
import { parseRetryPolicy } from './retryPolicy';
import { signatureOf } from './signature';
import type { Underway } from './underway';

/** With `reorder`, each callback is on its way for up to this much longer. */
const REORDER_SPREAD_MS = 300;

export interface Delivery {
  /**
   * Posts a signed callback to its URL, after the earlier ones of the same resource, unless faults or a switch
   * say otherwise. Never throws: a callback that cannot be delivered is lost, as at Twilio.
   */
  send(resourceSid: string, url: string, fields: Readonly<Record<string, string>>): void;
  /** Nothing is sent any more. */
  close(): void;
}

/** Where a callback is posted: emulated hosts are on this server, all others as given. */
function reachable(url: string, origin: string): string {
  const [, host = '', path = ''] = /^https:\/\/([^/?#]+)(.*)$/s.exec(url) ?? [];
  const local = localPath(host.toLowerCase(), path);
  return local === undefined ? url : `${origin}${local}`;
}

/** A pause starts when it is asked for. It does not keep the process alive. */
type Pause = (ms: number) => Promise<void>;

export interface DeliveryOptions {
  readonly faults: Faults;
  /** The faults set for that kind strike. */
  readonly kind: CallbackKind;
  readonly origin: () => string;
  /** Callbacks may leave this machine. */
  readonly outbound: boolean;
  readonly journal: Journal;
  /** Counts them from now until they are answered or given up. */
  readonly underway: Underway;
  /** Whether one waits for the earlier ones of its resource. */
  readonly order: () => 'in-order' | 'at-once';
  /** Signs them; the account's own when absent. */
  readonly authToken?: string;
  /** How time passes; a test decides. */
  readonly pause?: Pause;
}

const passTime: Pause = (ms) => (ms > 0 ? sleep(ms, undefined, { ref: false }) : Promise.resolve());

/** Delivers callbacks of one kind. */
export function createDelivery({
  faults,
  kind,
  origin,
  outbound,
  journal,
  underway,
  order,
  authToken = account.authToken,
  pause = passTime,
}: DeliveryOptions): Delivery {
  const strangers = new Set<string>();

  /** Nothing leaves the machine unless it is allowed to: the first callback to a host says how. */
  function mayLeave(url: string): boolean {
    const { hostname, host } = new URL(url);
    if (outbound || isThisMachine(hostname)) return true;
    if (!strangers.has(host)) {
      process.stderr.write(
        `A callback to ${host} was not sent, as it would leave this machine: start with --outbound-callbacks to allow it.\n`,
      );
    }
    strangers.add(host);
    return false;
  }

  const queues = new Map<string, Promise<void>>();
  const post = createPost(outbound);
  /** Number of the newest callback of a resource that was sent off. */
  const newest = new Map<string, number>();
  let sent = 0;

  /** Everything needed to send one callback, and to send it again with the same token. */
  function prepare(given: string, fields: Readonly<Record<string, string>>): () => Promise<void> {
    const [url = '', fragment = ''] = given.split('#', 2);
    const policy = parseRetryPolicy(fragment);
    const body = new URLSearchParams(fields).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signatureOf(authToken, url, fields),
      'i-twilio-idempotency-token': randomUUID(),
      'user-agent': 'TwilioProxy/1.1',
    };
    return async () => {
      for (let attempt = 0; attempt <= policy.retries; attempt += 1) {
        if (post.isClosed()) return;
        const target = reachable(url, origin());
        if (!mayLeave(target)) {
          journal.note('callback', `${url}: not sent, as it would leave this machine`, fields);
          return;
        }
        const failure = await post.send(target, headers, body);
        journal.note('callback', `${url}: ${failure ?? 'accepted'}`, fields);
        if (failure === undefined || !policy.retriesOn(failure)) return;
      }
    };
  }

  return {
    send(resourceSid, url, fields) {
      const { drop, duplicate, reorder, delayMs } = faults.callbacks(kind);
      const random = () => faults.random(kind);
      const [least, most] = delayMs;
      const dropped = random() < drop;
      const copies = random() < duplicate ? 2 : 1;
      if (dropped) {
        faults.count(`${kind} dropped`);
        return;
      }
      if (copies === 2) faults.count(`${kind} doubled`);
      if (most > 0) faults.count(`${kind} delayed`);
      const number = (sent += 1);
      const deliverOnce = prepare(url, fields);
      const deliver = () => {
        if (number < (newest.get(resourceSid) ?? 0)) faults.count(`${kind} overtaken`);
        else newest.set(resourceSid, number);
        return deliverOnce().finally(() => underway.remove(resourceSid));
      };
      for (let copy = 0; copy < copies; copy += 1) {
        underway.add(resourceSid);
        const delay = least + random() * (most - least);
        if (reorder) {
          void pause(delay + random() * REORDER_SPREAD_MS).then(deliver);
          continue;
        }
        // Begun now, so that the delays of consecutive callbacks do not add up.
        const due = pause(delay);
        if (order() === 'at-once') {
          void due.then(deliver);
          continue;
        }
        const earlier = queues.get(resourceSid) ?? Promise.resolve();
        queues.set(resourceSid, earlier.then(() => due).then(deliver));
      }
    },
    close: post.close,
  };
}
