import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { connectors } from '../../world/connector/connectors';
import { declined } from '../../world/connector/processor';
import { besides, published } from './conformance/lists';
import { SwitchSettings } from '../switches/switches';

const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');

/** Rows of the table under that heading, without its head. */
function tableUnder(heading: string): string[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ', 1);
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

test('lists the switches in the table of switches', () => {
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

/** The text of every test of the local Twilio. */
const tests = readdirSync(resolve(__dirname, '../..'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(\.test|conformance\/\w+)\.ts$/.test(file))
  .map((file) => readFileSync(resolve(__dirname, '../..', file), 'utf8'));

test.each(Object.entries(SwitchSettings.properties))(
  'a test turns the switch %s',
  (name, schema) => {
    const values: unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
    const others = values.filter((value) => value !== schema.default).map(String);
    const turned = tests.filter((text) => text.includes(name));
    expect(turned).not.toEqual([]);
    expect(others.filter((value) => !turned.some((text) => text.includes(`'${value}'`)))).toEqual(
      [],
    );
  },
);

test('lists the connectors in the table of connectors', () => {
  const rows = connectors.map(({ name, about }) => `| \`${name}\` | ${about} |`);
  expect(tableUnder('Connectors and processors')).toEqual(rows);
});

test('lists what the processor declines in the table of declined numbers', () => {
  const rows = [...declined].map(([number, { code }]) => `| ${number} | \`${code}\` |`);
  expect(tableUnder('Test cards and accounts')).toEqual(rows);
});

test('says where each error code, ErrorType and Result comes from', () => {
  const text = tableUnder('Where each error comes from').join('\n');
  const codes = [...published.code, ...besides.code];
  const words = [...published.errorType, ...published.result, ...besides.result];
  expect(codes.filter((code) => !text.includes(code))).toEqual([]);
  expect(words.filter((word) => !text.includes(`\`${word}\``))).toEqual([]);
});
