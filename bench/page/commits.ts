/*
 * Counts React's commits that touch the panel. The hook of React DevTools reports every commit; a fiber
 * whose children are not the same objects as in the previous tree was worked on.
 */

/** The part of React 17's fibers that is read here. */
interface Fiber {
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
  readonly stateNode: unknown;
  readonly flags: number;
}

export interface Commits {
  /** Commits in which something of the panel was rendered. */
  panel: number;
  /** All commits of the desktop. */
  desktop: number;
}

declare global {
  interface Window {
    commits: Commits;
    __REACT_DEVTOOLS_GLOBAL_HOOK__: object;
  }
}

/** Set on a fiber whose component was rendered in this commit. */
const PERFORMED_WORK = 1;

window.commits = { panel: 0, desktop: 0 };

const isPanel = ({ stateNode }: Fiber): boolean =>
  stateNode instanceof HTMLElement &&
  stateNode.getAttribute('role') === 'region' &&
  stateNode.getAttribute('aria-label') === 'Payment';

function children(fiber: Fiber): readonly Fiber[] {
  const found: Fiber[] = [];
  for (let each = fiber.child; each; each = each.sibling) found.push(each);
  return found;
}

/**
 * Whether something in the panel was rendered in the last commit. If a fiber still has the same children,
 * React did not descend into it, and the flags below it are from an earlier commit.
 */
function panelRendered(fiber: Fiber, inPanel = false): boolean {
  const inside = inPanel || isPanel(fiber);
  if (inside && (fiber.flags & PERFORMED_WORK) !== 0) return true;
  if (fiber.alternate && fiber.child === fiber.alternate.child) return false;
  return children(fiber).some((each) => panelRendered(each, inside));
}

window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true,
  inject: () => 1,
  onCommitFiberUnmount: () => undefined,
  onCommitFiberRoot(_renderer: number, root: { readonly current: Fiber }) {
    window.commits.desktop += 1;
    if (panelRendered(root.current)) window.commits.panel += 1;
  },
};
