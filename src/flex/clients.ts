import type { Manager } from '@twilio/flex-ui';
import { createFunctions } from '../client/functions';
import { createOpenLiveDocument } from '../client/live/liveDocument';
import { createPaymentClient } from '../client/paymentClient';
import { createPaymentClients, type PaymentClients } from '../client/registry';
import { followPayments, type PaymentEvent } from '../client/paymentEvents';
import { tellPlugins } from './events';
import { functionsUrl } from './settings';
import { inReverse, listenToPage, type Undo } from './undo';

/** The payments of the agent's own calls, and of those that a supervisor looks at. */
export interface ClientSets {
  readonly own: PaymentClients;
  readonly watched: PaymentClients;
  readonly close: Undo;
}

/** Undefined where the address of the functions is not set. */
export function createClientSets(
  manager: Manager,
  onEvent: (event: PaymentEvent) => void,
): ClientSets | undefined {
  const url = functionsUrl(manager.configuration);
  if (url === undefined) return undefined;
  // Asked for at each request: Flex renews it from time to time.
  const token = () => manager.store.getState().flex.session.ssoTokenPayload.token;
  const closing = new AbortController();
  const functions = createFunctions({ url, token, until: closing.signal });
  const openLiveDocument = createOpenLiveDocument();
  const create = () => createPaymentClient(functions, openLiveDocument);
  const own = createPaymentClients((taskSid) => {
    const client = create();
    followPayments(taskSid, client, (event) => {
      onEvent(event);
      tellPlugins(manager.events, event);
    });
    return client;
  });
  const watched = createPaymentClients(create);
  return {
    own,
    watched,
    close: inReverse([
      () => {
        closing.abort();
      },
      own.close,
      watched.close,
      watchWaking([own, watched]),
    ]),
  };
}

/** Tells the clients when what they know may be old: the laptop slept, or the network is back. */
function watchWaking(sets: readonly PaymentClients[]): Undo {
  const wake = () => {
    if (document.visibilityState !== 'visible') return;
    for (const clients of sets) clients.wake();
  };
  return inReverse([
    listenToPage(window, 'online', wake),
    listenToPage(document, 'visibilitychange', wake),
  ]);
}
