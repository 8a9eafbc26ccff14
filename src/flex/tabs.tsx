import { createSlots } from '../client/slots';
import type { KeysOf } from '../panel/shortcuts/context';
import { TabLabel, TaskBadge } from './Badge';
import type { ClientSets } from './clients';
import type { Frame } from './frame';
import { type CallOf, PaymentTab } from './PaymentTab';
import type { Places } from './places';
import { TeamBadge } from './TeamBadge';

/** Calls that the Teams view follows at a time: each has a connection of its own. */
const MOST_FOLLOWED = 20;

/** Shows the tab `Payment` on voice tasks, the agent's and those that a supervisor looks at, and the badges. */
export function showTabs(
  places: Places,
  frame: Frame,
  clients: ClientSets | undefined,
  callOf: CallOf,
  keysOf: KeysOf,
): void {
  const { around } = frame;
  const shared = { callOf, frame, keysOf };
  places.tab(
    around('label', <TabLabel clients={clients?.own} />),
    <PaymentTab clients={clients?.own} watching={false} {...shared} />,
  );
  places.watchedTab(
    around('label', <TabLabel clients={undefined} />),
    <PaymentTab clients={clients?.watched} watching {...shared} />,
  );
  places.taskBadge(around('badge', <TaskBadge clients={clients?.own} />));
  if (!clients) return;
  const slots = createSlots(MOST_FOLLOWED);
  places.teamBadge(
    around('badge', <TeamBadge clients={clients.watched} slots={slots} callOf={callOf} />),
  );
}
