import type { Key } from '../calls/calls';
import type { ConnectorTimes } from '../../world/connector/times';
import { confirmingFields, type Outcome, outcomeFields } from './callbackFields';
import { postToConnector } from './connectorClient';
import type { Delivery } from '../../edge/delivery';
import { connectorRequest, outcomeWithoutProcessor, outcomeOf } from './process';
import { forgetAll, type Session, stopCapture } from './session';
import type { SwitchSettings } from '../switches/switches';

export interface EndingDependencies {
  readonly delivery: Delivery;
  readonly switches: () => SwitchSettings;
  /** The processors' address. */
  readonly origin: () => string;
  readonly times: ConnectorTimes;
}

/** How a session ends once the agent, or the caller, has finished with it. */
export interface Ending {
  /** The last callback of a session; what the caller keyed in is overwritten. */
  end(session: Session, outcome: Outcome): void;
  /** Sends the payment to its processor, after the caller's confirmation if that is required. */
  complete(session: Session): void;
  /** A key of the caller of whom a confirmation is awaited: 1 confirms, 2 declines. */
  press(session: Session, key: Key): void;
}

/** Whether it has ended in the meantime, by a reset. */
const isOver = ({ status }: Session): boolean => status === 'ended';

export function createEnding(dependencies: EndingDependencies): Ending {
  const { delivery, switches, origin, times } = dependencies;

  function end(session: Session, outcome: Outcome): void {
    session.status = 'ended';
    session.dateUpdated = new Date();
    const form = outcomeFields(session, outcome, switches());
    forgetAll(session);
    delivery.send(session.sid, session.statusCallback, form);
  }

  async function process(session: Session): Promise<void> {
    session.status = 'completing';
    const outcome = outcomeWithoutProcessor(session);
    if (outcome) {
      end(session, outcome);
      return;
    }
    const { path, style, password } = session.parameters.connector;
    const { timeoutMs } = times;
    const headers = switches().connectorHeaders;
    const target = { url: origin() + path, style, password, timeoutMs, headers };
    const answer = await postToConnector(connectorRequest(session), target);
    if (!isOver(session)) end(session, outcomeOf(session, answer, switches()));
  }

  function askForConfirmation(session: Session): void {
    session.status = 'confirming';
    stopCapture(session);
    if (switches().confirmationTimeout === 'declines') declineInTime(session);
    if (switches().confirmationCallback === 'none') return;
    delivery.send(session.sid, session.statusCallback, confirmingFields(session, switches()));
  }

  const decline = (session: Session) => end(session, { kind: switches().confirmationDeclined });

  function declineInTime(session: Session): void {
    const milliseconds = session.parameters.timeoutSeconds * 1000;
    setTimeout(() => {
      if (session.status === 'confirming') decline(session);
    }, milliseconds).unref();
  }

  return {
    end,
    complete(session) {
      if (session.parameters.confirmation) askForConfirmation(session);
      else void process(session);
    },
    press(session, key) {
      if (key === '1') void process(session);
      else if (key === '2') decline(session);
      else if (key === '*' && switches().star === 'end-session')
        end(session, { kind: 'interrupted' });
      else if (/\d/.test(key) && switches().confirmationOtherKey === 'declines') decline(session);
    },
  };
}
