import axe from 'axe-core';
import type { Stage } from './stage';

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const panel = '[role=region][aria-label=Payment]';

/** What axe-core finds wrong in the panel, or in `part` (WCAG 2.2 A and AA): empty when all is well. */
export async function accessibilityProblems({ page }: Stage, part = panel): Promise<string[]> {
  await page.evaluate(axe.source);
  const findings: readonly Finding[] = await page.evaluate(
    `axe.run('${part}', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
  );
  return findings.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
