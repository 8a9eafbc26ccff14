/** Takes away again what was added. */
export type Undo = () => void;

/** All of them, the last one first. */
export function inReverse(undos: readonly Undo[]): Undo {
  return () => {
    for (const undo of undos.toReversed()) undo();
  };
}

/** Node's emitters, which Flex's events and actions are. */
interface Emitter<Listener> {
  addListener(event: string, listener: Listener): unknown;
  removeListener(event: string, listener: Listener): unknown;
}

/** Listens to an event until undone. */
export function listen<Listener>(
  emitter: Emitter<Listener>,
  event: string,
  listener: Listener,
): Undo {
  emitter.addListener(event, listener);
  return () => {
    emitter.removeListener(event, listener);
  };
}

/** The same for an event of the page. */
export function listenToPage(target: EventTarget, event: string, listener: () => void): Undo {
  target.addEventListener(event, listener);
  return () => {
    target.removeEventListener(event, listener);
  };
}
