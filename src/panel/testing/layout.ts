/* jsdom lays nothing out and has no ResizeObserver: here whatever is in the page is shown, at once. */

class ShownAtOnce implements ResizeObserver {
  constructor(private readonly resized: ResizeObserverCallback) {}
  observe() {
    this.resized([], this);
  }
  unobserve() {}
  disconnect() {}
}

globalThis.ResizeObserver = ShownAtOnce;
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 1 });
