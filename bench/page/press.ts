import { nextFrame } from './frame';

interface PressBench {
  /** Milliseconds from a click that asks for this field to the frame that shows it was pressed. */
  ask(name: string): Promise<number>;
  /** The same of a bare button, whose click changes its text and nothing else. */
  pressBare(): Promise<number>;
  /** Milliseconds from one frame to the next. */
  frameMs(): Promise<number>;
}

declare global {
  interface Window {
    pressBench: PressBench;
  }
}

const MOST_PAUSE_MS = 33;
const FRAMES = 30;

/** A person presses at any point of a frame. */
const anyMoment = () =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * MOST_PAUSE_MS));

/** From a click to the frame after the first change within `area`. */
async function clickToFrame(button: HTMLElement, area: Node): Promise<number> {
  await anyMoment();
  const changed = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(area, all);
  });
  const begun = performance.now();
  button.click();
  await changed;
  await nextFrame();
  return performance.now() - begun;
}

window.pressBench = {
  async ask(name) {
    const panel = document.querySelector('[role=region][aria-label=Payment]');
    const button = [...(panel?.querySelectorAll<HTMLElement>('button') ?? [])].find(
      (each) =>
        /^Ask (?:again )?for (.*)$/.exec(each.getAttribute('aria-label') ?? '')?.[1] === name,
    );
    if (!panel || !button) throw new Error(`${name} cannot be asked for`);
    // The press before is still being answered.
    while (button.getAttribute('aria-disabled') === 'true') await nextFrame();
    return clickToFrame(button, panel);
  },
  async pressBare() {
    const button = document.createElement('button');
    button.onclick = () => (button.textContent = 'pressed');
    document.body.append(button);
    const taken = await clickToFrame(button, button);
    button.remove();
    return taken;
  },
  async frameMs() {
    await nextFrame();
    const begun = performance.now();
    for (let frames = 0; frames < FRAMES; frames += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return (performance.now() - begun) / FRAMES;
  },
};
