import axe from 'axe-core';
import * as v from 'valibot';
import type { Stage } from './stage';

const check = v.object({ message: v.string() });
const findings = v.array(
  v.object({
    id: v.string(),
    nodes: v.array(
      v.object({
        html: v.string(),
        any: v.array(check),
        all: v.array(check),
        none: v.array(check),
      }),
    ),
  }),
);
type Finding = v.InferOutput<typeof findings>[number];

/** What axe-core cannot decide by itself: each was looked at, and why it is well stands beside it. */
interface Examined {
  readonly rule: string;
  readonly message: RegExp;
  readonly html: RegExp;
}

const examined: readonly Examined[] = [
  // The tick of a captured field: hidden, and its meaning is text; Paste's green on light green is 5.0 to 1.
  { rule: 'color-contrast', message: /only non-text characters/, html: />✓</ },
  // The short name in a brand's picture, which stands as text beside it: white on each is 6.7 to 1 or more.
  { rule: 'color-contrast', message: /overlapped by another element/, html: /^<text / },
  // Earlier payments, of which the foot covers some until they are scrolled to: weak text on the panel's own colour.
  { rule: 'color-contrast', message: /overlapped by another element/, html: /^<li / },
];

const wasExamined = (rule: string, message: string, html: string): boolean =>
  examined.some((each) => each.rule === rule && each.message.test(message) && each.html.test(html));

/** What was found, in the order of the page; with why, where axe-core leaves the decision to people. */
const problemsOf = ({ id, nodes }: Finding): string[] => nodes.map(({ html }) => `${id}: ${html}`);

const undecidedOf = ({ id, nodes }: Finding): string[] =>
  nodes.flatMap(({ html, any, all, none }) => {
    const message = [...any, ...all, ...none].map((each) => each.message).join(' ');
    return wasExamined(id, message, html) ? [] : [`${id}, to be examined: ${message} ${html}`];
  });

const panel = '[role=region][aria-label=Payment]';
/** Flex fades a tab in, and what shines through has little contrast. What moves without an end is not waited for. */
const comeToRest = `Promise.all(
  document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
    .map(({ finished }) => finished.catch(() => undefined)),
).then(() => undefined)`;

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe-core finds wrong in the panel, or in `part` (WCAG 2.2 A and AA), and what it cannot decide and nobody has
 * examined: empty when all is well.
 */
export async function accessibilityProblems({ page }: Stage, part = panel): Promise<string[]> {
  await page.evaluate(comeToRest);
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run('${part}', { runOnly: ${JSON.stringify(rules)} }).then(({ violations, incomplete }) => ({ violations, incomplete }))`,
  );
  const { violations, incomplete } = v.parse(
    v.object({ violations: findings, incomplete: findings }),
    found,
  );
  return [...violations.flatMap(problemsOf), ...incomplete.flatMap(undecidedOf)];
}
