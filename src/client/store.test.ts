import { createStore } from './store';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** What is reported to the page once the present work is done. */
const reported = () => {
  jest.runAllTimers();
};

it('notifies every listener, though one of them throws, and reports what it threw', () => {
  const store = createStore({ count: 0 });
  const listener = jest.fn();
  store.subscribe(() => {
    throw new Error('a listener broke');
  });
  store.subscribe(listener);
  store.set({ count: 1 });
  expect(listener).toHaveBeenCalledTimes(1);
  expect(reported).toThrow('a listener broke');
});

it('notifies the listeners again after a batch in which something threw', () => {
  const store = createStore({ count: 0 });
  const listener = jest.fn();
  store.subscribe(listener);
  const broken = () => {
    store.batch(() => {
      store.set({ count: 1 });
      throw new Error('the work broke');
    });
  };
  expect(broken).toThrow('the work broke');
  expect(listener).toHaveBeenCalledTimes(1);
  store.set({ count: 2 });
  expect(listener).toHaveBeenCalledTimes(2);
});

it('notifies the listeners once for a batch, a batch within it included', () => {
  const store = createStore({ count: 0 });
  const listener = jest.fn();
  store.subscribe(listener);
  store.batch(() => {
    store.set({ count: 1 });
    store.batch(() => {
      store.set({ count: 2 });
    });
    store.set({ count: 3 });
  });
  expect(listener).toHaveBeenCalledTimes(1);
});

it('notifies nobody of a change that changes nothing', () => {
  const store = createStore({ count: 0 });
  const listener = jest.fn();
  store.subscribe(listener);
  store.set({ count: 0 });
  store.batch(() => {
    store.set({ count: 0 });
  });
  expect(listener).not.toHaveBeenCalled();
});
