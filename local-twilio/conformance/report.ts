import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { besides, published, rowsOf } from '../twilio/payments/conformance/lists';
import { SwitchSettings } from '../twilio/switches/switches';
import { otherPages } from './otherPages';
import { paymentsPage } from './paymentsPage';

/*
 * `npm run conformance` prints what Twilio documents, what shows that the local Twilio does it, and what is
 * guessed. It runs the tests it names, or reads what a run of Jest left (`--results <file>`). It fails where
 * a statement is not shown.
 */

const sources = [...paymentsPage, ...otherPages];
const twilio = resolve(__dirname, '../twilio');
const root = resolve(__dirname, '../..');

const Results = Type.Object({
  testResults: Type.Array(
    Type.Object({
      name: Type.String(),
      assertionResults: Type.Array(
        Type.Object({ title: Type.String(), fullName: Type.String(), status: Type.String() }),
      ),
    }),
  ),
});

interface Outcome {
  readonly file: string;
  /** Alone, and with those of the groups around it. */
  readonly titles: readonly [own: string, full: string];
  readonly passed: boolean;
}

function runTests(): string {
  const output = join(root, '.cache/conformance.json');
  mkdirSync(join(root, '.cache'), { recursive: true });
  const files = sources.flatMap(({ statements }) =>
    statements.flatMap(({ tests }) => tests.map(([file]) => `local-twilio/twilio/${file}`)),
  );
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--selectProjects', 'tools', '--json', `--outputFile=${output}`];
  try {
    execFileSync(process.execPath, [jest, ...new Set(files), ...flags], {
      cwd: root,
      stdio: 'ignore',
    });
  } catch {
    // A test that failed is told in the report.
  }
  return output;
}

function outcomesIn(file: string): readonly Outcome[] {
  const results: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { testResults }: Static<typeof Results> = Value.Parse(Results, results);
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, fullName, status }) => ({
      file: relative(twilio, name),
      titles: [title, fullName],
      passed: status === 'passed',
    })),
  );
}

interface Line {
  readonly says: string;
  readonly by: string;
  readonly mark: '✓' | '✗' | 'guess';
}

const { values } = parseArgs({ options: { results: { type: 'string' } } });
const outcomes = outcomesIn(values.results ?? runTests());

/** The tests of a file whose title begins so, or that name this row of the lists behind it. */
const testsOf = (file: string, title: string): readonly Outcome[] =>
  outcomes.filter(
    (outcome) =>
      outcome.file === file &&
      outcome.titles.some(
        (each) =>
          each.startsWith(title) ||
          each
            .slice(each.indexOf(': ') + 2)
            .split(', ')
            .includes(title),
      ),
  );

/** A case's title without the rows that it provokes, of which some have many. */
const withoutRows = (title: string): string =>
  title.length > 100 ? title.split(': ', 1).join('') : title;

function lineOf(says: string, tests: readonly (readonly [string, string])[], open = ''): Line {
  const found = tests.map(([file, title]) => ({ file, title, ran: testsOf(file, title) }));
  const holds = found.every(({ ran }) => ran.length > 0 && ran.every(({ passed }) => passed));
  const by = found.map(({ file, title, ran }) =>
    ran.length === 0
      ? `${file}: no test “${title}”`
      : `${file}: ${withoutRows(ran[0]?.titles[1] ?? title)}${ran.length > 1 ? `, and ${ran.length - 1} more` : ''}`,
  );
  return { says, by: by.join(' · ') + open, mark: holds ? '✓' : '✗' };
}

const sections: readonly (readonly [name: string, lines: readonly Line[]])[] = [
  ...sources.map(
    ({ name, statements }) =>
      [
        name,
        statements.map(({ says, tests, guessed = [] }) =>
          lineOf(says, tests, guessed.length > 0 ? ` · left open: ${guessed.join(', ')}` : ''),
        ),
      ] as const,
  ),
  [
    'Payments: every parameter, value, Result, ErrorType and error code',
    [...rowsOf(published), ...rowsOf(besides)].map((row) =>
      lineOf(row, [['payments/conformance.test.ts', row]]),
    ),
  ],
  [
    'What no document settles',
    Object.entries(SwitchSettings.properties).map(([name, { default: value, description }]) => ({
      says: description ?? name,
      by: `switch ${name}, by default ${String(value)}`,
      mark: 'guess' as const,
    })),
  ],
];

for (const [name, lines] of sections) {
  process.stdout.write(`\n${name}\n`);
  for (const { says, by, mark } of lines)
    process.stdout.write(`  ${mark.padEnd(5)} ${says}\n        → ${by}\n`);
}
const count = (mark: Line['mark']) =>
  sections.flatMap(([, lines]) => lines).filter((line) => line.mark === mark).length;
process.stdout.write(
  `\n${count('✓')} shown by a test, ${count('guess')} guessed, ${count('✗')} not shown\n`,
);
process.exitCode = count('✗') === 0 ? 0 : 1;
