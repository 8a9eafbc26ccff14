import type * as Flex from '@twilio/flex-ui';
import type { ITask } from '@twilio/flex-ui';
import type { ClientSets } from './clients';
import { createSlots } from '../client/slots';
import type { KeysOf } from '../panel/shortcuts/context';
import { TabLabel, TaskBadge } from './Badge';
import type { Frame } from './frame';
import { type CallOf, PaymentTab } from './PaymentTab';
import { TeamBadge } from './TeamBadge';
import { inReverse, type Undo } from './undo';

/** Unique name of the tab. */
export const TAB = 'payment';

/** Calls that the Teams view follows at a time: each has a connection of its own. */
const MOST_FOLLOWED = 20;

/** Adds the tab `Payment` to voice tasks, the agent's and those that a supervisor looks at. */
export function addTabs(
  flex: typeof Flex,
  frame: Frame,
  clients: ClientSets | undefined,
  callOf: CallOf,
  keysOf: KeysOf,
): Undo {
  const tab = (watching: boolean) => (
    <PaymentTab
      key={TAB}
      uniqueName={TAB}
      label={frame.around(TAB, <TabLabel clients={watching ? undefined : clients?.own} />)}
      clients={watching ? clients?.watched : clients?.own}
      {...{ callOf, watching, frame, keysOf }}
    />
  );
  const onCalls = {
    if: ({ task }: { task?: ITask }) => task !== undefined && flex.TaskHelper.isCallTask(task),
  };
  return inReverse([
    flex.TaskCanvasTabs.Content.add(tab(false), onCalls),
    flex.Supervisor.TaskCanvasTabs.Content.add(tab(true), onCalls),
    flex.TaskListItem.Content.add(
      frame.around('payment-badge', <TaskBadge clients={clients?.own} />),
    ),
    ...(clients
      ? [
          flex.Supervisor.TaskCard.Content.add(
            frame.around(
              'payment-team-badge',
              <TeamBadge
                clients={clients.watched}
                slots={createSlots(MOST_FOLLOWED)}
                callOf={callOf}
              />,
            ),
            onCalls,
          ),
        ]
      : []),
  ]);
}
