import * as v from 'valibot';
import type { Scene } from './stage';

/** What the agent has done so far, drawn: what it moved is not among what is kept. */
const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** Keeps what moves in the panel without the agent's doing, by the browser's own measure (CLS). */
const watch = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      const moved = sources
        .map(({ node }) => (node instanceof Element ? node : node?.parentElement))
        .filter((node) => node?.closest('[data-payment-panel]'));
      if (!hadRecentInput && moved.length > 0)
        window.shifts.push(value.toFixed(4) + ' ' + moved.map(({ outerHTML }) => outerHTML.slice(0, 200)).join(' '));
    }
  }).observe({ type: 'layout-shift' });
`;

/** From now on; until the page is loaded again. */
export async function watchShifts({ page }: Scene): Promise<void> {
  await page.evaluate(drawn);
  await page.evaluate(watch);
}

/** What has moved since. */
export async function shiftsOf({ page }: Scene): Promise<readonly string[]> {
  return v.parse(v.array(v.string()), await page.evaluate('window.shifts'));
}
