import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SwitchSettings } from './switches';

const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

/** Rows of the table under that heading, without its head. */
function tableUnder(heading: string): string[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ', 1);
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

test('the table of switches says what the switches are', () => {
  const rows = Object.entries(SwitchSettings.properties).map(([name, schema]) => {
    const values: unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
    const others = values
      .filter((value) => value !== schema.default)
      .map((value) => `\`${String(value)}\``);
    const shown = others.length > 0 ? others.join(' · ') : 'any';
    return `| \`${name}\` | \`${String(schema.default)}\` | ${shown} | ${schema.description ?? ''} |`;
  });
  expect(tableUnder('What is guessed: switches')).toEqual(rows);
});
