import type * as Flex from '@twilio/flex-ui';
import type { ITask } from '@twilio/flex-ui';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { createStore } from '../client/store';
import { inReverse, type Undo } from './undo';

/** Unique name of the tab. */
export const TAB = 'payment';

/** A place on the desktop, empty until something is put there. */
interface Place {
  readonly element: (key: string) => ReactElement;
  readonly put: (inside: ReactNode) => void;
}

function createPlace(): Place {
  const store = createStore<{ inside: ReactNode }>({ inside: null });
  function Inside() {
    const [{ inside }, setSeen] = useState(store.get);
    useEffect(() => {
      const read = () => {
        setSeen(store.get());
      };
      read();
      return store.subscribe(read);
    }, []);
    return <>{inside}</>;
  }
  return { element: (key) => <Inside key={key} />, put: (inside) => store.set({ inside }) };
}

/** A tab of a task: Flex reads its name and label off the element. */
function createTab() {
  const [label, content] = [createPlace(), createPlace()];
  function Tab(_: { readonly uniqueName: string; readonly label: ReactElement }) {
    return content.element(TAB);
  }
  return {
    element: <Tab key={TAB} uniqueName={TAB} label={label.element(TAB)} />,
    put: (named: ReactNode, inside: ReactNode) => {
      label.put(named);
      content.put(inside);
    },
  };
}

/** Where the panel stands on the desktop. */
export interface Places {
  readonly tab: (label: ReactNode, inside: ReactNode) => void;
  /** The same for a supervisor who looks at somebody else's call. */
  readonly watchedTab: (label: ReactNode, inside: ReactNode) => void;
  /** On each task in the agent's list. */
  readonly taskBadge: (inside: ReactNode) => void;
  /** On each call in the Teams view. */
  readonly teamBadge: (inside: ReactNode) => void;
  /** Over everything. */
  readonly dialog: (inside: ReactNode) => void;
  readonly remove: Undo;
}

/**
 * Takes the panel's places. Flex shows nothing that is added to a component it has drawn already, so this has to happen
 * while the desktop starts; what stands there may come later.
 */
export function takePlaces(flex: typeof Flex): Places {
  const [tab, watchedTab] = [createTab(), createTab()];
  const [taskBadge, teamBadge, dialog] = [createPlace(), createPlace(), createPlace()];
  const onCalls = {
    if: ({ task }: { task?: ITask }) => task !== undefined && flex.TaskHelper.isCallTask(task),
  };
  return {
    tab: tab.put,
    watchedTab: watchedTab.put,
    taskBadge: taskBadge.put,
    teamBadge: teamBadge.put,
    dialog: dialog.put,
    remove: inReverse([
      flex.TaskCanvasTabs.Content.add(tab.element, onCalls),
      flex.Supervisor.TaskCanvasTabs.Content.add(watchedTab.element, onCalls),
      flex.TaskListItem.Content.add(taskBadge.element('payment-badge')),
      flex.Supervisor.TaskCard.Content.add(teamBadge.element('payment-team-badge'), onCalls),
      flex.RootContainer.Content.add(dialog.element('payment-leaving')),
    ]),
  };
}
