import { checkSync, type VulnerableComplexity } from 'recheck';
import type { Configuration } from '../../../src/payment/offer/configuration';
import type { ConfigurationProblem } from '../../../src/payment/offer/configurationProblems';

/*
 * A pattern of the configuration meets whatever an agent sends, so it has to be one that no text can keep
 * busy: a sound checker looks at each when the functions are built (decision 17). No function needs it.
 */

/** If the checker cannot decide in this time, the pattern does not count as harmless. */
const TIMEOUT_MS = 20_000;

const check = (pattern: string) => checkSync(`^(?:${pattern})$`, 'u', { timeout: TIMEOUT_MS });

/** The pattern without upper limits to what it repeats. */
const unlimited = (pattern: string): string =>
  pattern.replace(/\{(\d+),\d+\}/g, '{$1,}').replace(/\)\{(\d+)\}/g, '){$1,}');

/** Whether the time grows with the square of a value's length at most. */
const isSquare = (complexity: VulnerableComplexity): boolean =>
  complexity.type === 'polynomial' && complexity.degree <= 2;

/**
 * The checker calls any repetition safe that has a limit, be it after a billion steps: the pattern has to be quick
 * without the limits too. Since a value is short, the square of its length is quick there. That is asked first,
 * because it is decided at once where the limits keep the checker busy until its time is over.
 */
function statusOf(pattern: string): 'safe' | 'vulnerable' | 'unknown' {
  const wide = check(unlimited(pattern));
  if (wide.status === 'unknown') return 'unknown';
  if (wide.status === 'vulnerable' && !isSquare(wide.complexity)) return 'vulnerable';
  return check(pattern).status;
}

function problemOf(pattern: string): string | undefined {
  switch (statusOf(pattern)) {
    case 'safe':
      return undefined;
    case 'vulnerable':
      return 'could take a very long time for some values: rewrite it without repetitions that overlap';
    case 'unknown':
      return 'could not be shown to be quick for every value: write it more simply';
  }
}

function isExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** The patterns that some value could make very slow; invalid regular expressions are reported elsewhere. */
export function patternProblems({ processors }: Configuration): readonly ConfigurationProblem[] {
  return processors.flatMap(({ parameters }, processor) =>
    parameters.flatMap(({ pattern }, parameter) => {
      if (pattern === undefined || !isExpression(pattern)) return [];
      const message = problemOf(pattern);
      const path = ['processors', processor, 'parameters', parameter, 'pattern'];
      return message === undefined ? [] : [{ path, message }];
    }),
  );
}
