/** Moments of a call's first payment form, in milliseconds since the page began. */
export interface Moments {
  /** The panel learned of the call, and asked the functions. */
  readonly asked: number;
  /** The frame with a form that can be sent has been painted, whether or not the tab is visible. */
  readonly form: number;
  readonly clicked: number;
  /** The agent sees that form. */
  readonly seen: number;
}

declare global {
  interface Window {
    readyBench: {
      /** Starts waiting for the form of the next call. */
      watch(): void;
      openTab(): void;
      /** When that form appeared, whether or not the tab is visible. */
      form(): Promise<number>;
      moments(): Promise<Moments>;
    };
  }
}

function button(within: string, name: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(`${within} button`)].find(
    (each) => each.textContent === name && each.getAttribute('aria-disabled') !== 'true',
  );
}

const startButton = () => button('[role=region][aria-label=Payment]', 'Start payment');

/** Checks every frame: what counts is what the agent can see. */
function frameWith(there: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!there()) {
        requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

let form: Promise<number> | undefined;
let seen: Promise<number> | undefined;
let clicked = 0;

window.readyBench = {
  watch() {
    performance.clearResourceTimings();
    form = frameWith(() => startButton() !== undefined);
  },
  openTab() {
    clicked = performance.now();
    button('', 'Payment')?.click();
    seen = frameWith(() => startButton()?.checkVisibility() ?? false);
  },
  form: () => form ?? Promise.reject(new Error('no form was looked out for')),
  async moments() {
    const [formAt, seenAt] = await Promise.all([form, seen]);
    const asked = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/payments/open'))
      .at(-1)?.startTime;
    if (formAt === undefined || seenAt === undefined || asked === undefined) {
      throw new Error('no form was waited for, or none was requested');
    }
    return { asked, form: formAt, clicked, seen: seenAt };
  },
};
