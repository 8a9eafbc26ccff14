/*
 * Adds up how far anything in the panel jumps without the agent's doing (cumulative layout shift, as browsers
 * define it).
 */

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  /** Within half a second of a click or a key in the page. */
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

export interface PanelShift {
  /** The sum since it was last taken. */
  take(): number;
}

declare global {
  interface Window {
    panelShift: PanelShift;
  }
}

const isShift = (entry: PerformanceEntry): entry is LayoutShift =>
  'value' in entry && 'hadRecentInput' in entry && 'sources' in entry;

const inPanel = (node: Node | null): boolean =>
  document.querySelector('[role=region][aria-label=Payment]')?.contains(node) ?? false;

let total = 0;

function add(entries: readonly PerformanceEntry[]): void {
  for (const { hadRecentInput, sources, value } of entries.filter(isShift)) {
    if (!hadRecentInput && sources.some(({ node }) => inPanel(node))) total += value;
  }
}

const observer = new PerformanceObserver((list) => add(list.getEntries()));
observer.observe({ type: 'layout-shift' });

window.panelShift = {
  take() {
    add(observer.takeRecords());
    const taken = total;
    total = 0;
    return taken;
  },
};
