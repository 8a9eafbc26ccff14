import { onceNeeded } from './onceNeeded';

type Listener = () => void;

/** Flex's store, of which only the number of the agent's tasks is looked at. */
function desktop() {
  const tasks = new Map<string, unknown>();
  const listeners = new Set<Listener>();
  const store = {
    getState: () => ({ flex: { worker: { tasks } } }),
    subscribe(listener: Listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    store,
    ring: () => {
      tasks.set(`WR${tasks.size}`, {});
      changed();
    },
    changed,
    listeners,
  };
}

/** Idle callbacks, which jsdom has not; `idle` is the page's word that it is. */
function idleCallbacks() {
  const asked = new Map<number, Listener>();
  Object.assign(window, {
    requestIdleCallback: (work: Listener) => asked.set(asked.size + 1, work).size,
    cancelIdleCallback: (id: number) => asked.delete(id),
  });
  return {
    idle: () => {
      for (const work of [...asked.values()]) work();
    },
  };
}

const work = jest.fn();

beforeEach(() => {
  jest.useFakeTimers();
  work.mockClear();
});

afterEach(() => {
  Reflect.deleteProperty(window, 'requestIdleCallback');
  Reflect.deleteProperty(window, 'cancelIdleCallback');
  jest.useRealTimers();
});

describe('what waits until it is needed', () => {
  it('is done at once where the agent has a task', () => {
    const { store, ring } = desktop();
    ring();
    onceNeeded(store, work);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is done as soon as one rings, and not again', () => {
    const { idle } = idleCallbacks();
    const { store, ring, changed, listeners } = desktop();
    onceNeeded(store, work);
    changed();
    expect(work).not.toHaveBeenCalled();
    ring();
    expect(work).toHaveBeenCalledTimes(1);
    ring();
    idle();
    expect(work).toHaveBeenCalledTimes(1);
    expect(listeners.size).toBe(0);
  });

  it('is done when the page is idle, and not again', () => {
    const { idle } = idleCallbacks();
    const { store, ring } = desktop();
    onceNeeded(store, work);
    expect(work).not.toHaveBeenCalled();
    idle();
    ring();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is done after a while where the browser does not say when it is idle', () => {
    const { store } = desktop();
    onceNeeded(store, work);
    expect(work).not.toHaveBeenCalled();
    jest.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it.each(['with', 'without'])('is not done once cancelled, %s idle callbacks', (how) => {
    const { idle } = how === 'with' ? idleCallbacks() : { idle: () => jest.runAllTimers() };
    const { store, ring, listeners } = desktop();
    onceNeeded(store, work)();
    idle();
    ring();
    expect(work).not.toHaveBeenCalled();
    expect(listeners.size).toBe(0);
  });
});
