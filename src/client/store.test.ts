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
  const heard = jest.fn();
  store.subscribe(() => {
    throw new Error('a listener broke');
  });
  store.subscribe(heard);
  store.set({ count: 1 });
  expect(heard).toHaveBeenCalledTimes(1);
  expect(reported).toThrow('a listener broke');
});

it('notifies the listeners again after a batch in which something threw', () => {
  const store = createStore({ count: 0 });
  const heard = jest.fn();
  store.subscribe(heard);
  const broken = () => {
    store.batch(() => {
      store.set({ count: 1 });
      throw new Error('the work broke');
    });
  };
  expect(broken).toThrow('the work broke');
  expect(heard).toHaveBeenCalledTimes(1);
  store.set({ count: 2 });
  expect(heard).toHaveBeenCalledTimes(2);
});

it('notifies the listeners once for a batch, a batch within it included', () => {
  const store = createStore({ count: 0 });
  const heard = jest.fn();
  store.subscribe(heard);
  store.batch(() => {
    store.set({ count: 1 });
    store.batch(() => {
      store.set({ count: 2 });
    });
    store.set({ count: 3 });
  });
  expect(heard).toHaveBeenCalledTimes(1);
});

it('notifies nobody of a change that changes nothing', () => {
  const store = createStore({ count: 0 });
  const heard = jest.fn();
  store.subscribe(heard);
  store.set({ count: 0 });
  store.batch(() => {
    store.set({ count: 0 });
  });
  expect(heard).not.toHaveBeenCalled();
});
