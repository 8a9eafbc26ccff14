import type { Line } from '../events';
import { button, element } from './dom';

export interface Actions {
  readonly call: () => void;
  readonly answer: () => void;
  readonly hangUp: () => void;
}

type Control = 'call' | 'answer' | 'decline' | 'hangUp';

function offered(line: Line | undefined): readonly Control[] {
  switch (line?.status) {
    case undefined:
    case 'completed':
      return ['call'];
    case 'in-progress':
      return ['hangUp'];
    case 'ringing':
      return line.direction === 'inbound' ? ['hangUp'] : ['answer', 'decline'];
  }
}

/** The buttons under the keypad; the returned function shows those that apply to the line. */
export function createControls(actions: Actions): (line: Line | undefined) => void {
  const buttons: Record<Control, HTMLButtonElement> = {
    call: button('Call', 'control go', actions.call),
    answer: button('Answer', 'control go', actions.answer),
    decline: button('Decline', 'control stop', actions.hangUp),
    hangUp: button('Hang up', 'control stop', actions.hangUp),
  };
  const all = Object.values(buttons);
  element('controls').append(...all);

  return (line) => {
    const shown = offered(line).map((control) => buttons[control]);
    const hadFocus = all.some((each) => each === document.activeElement);
    for (const each of all) each.hidden = !shown.includes(each);
    // A person on the keyboard stays among these buttons when the one they pressed goes away.
    if (hadFocus && !shown.some((each) => each === document.activeElement)) shown[0]?.focus();
  };
}
