import type { Scene } from './stage';

/** What sticks out of the panel at either side, as the browser draws it. */
export function overflowing({ page }: Pick<Scene, 'page'>): Promise<readonly string[]> {
  return page.locator('[data-payment-panel]').evaluate((panel) => {
    const { left, right } = panel.getBoundingClientRect();
    return [...panel.querySelectorAll('*')]
      .filter((node) => {
        const box = node.getBoundingClientRect();
        return box.width > 1 && (box.left < left - 1 || box.right > right + 1);
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 200));
  });
}
