import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { configurationSchema } from '../../../src/payment/offer/configuration';
import { readConfigurationFile } from './configurationFile';

/** What `node build.mjs --config payments.config.yaml` says of a file. */
interface Built {
  readonly status: number | string | null | undefined;
  readonly lines: readonly string[];
  /** Text of the function that the configuration is in; undefined when it was not built. */
  readonly agent: string | undefined;
}

const folder = resolve(__dirname, '../..');
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'configuration-'));
});
afterAll(() => rm(work, { recursive: true }));

async function build(text: string): Promise<Built> {
  await writeFile(join(work, 'payments.config.yaml'), text);
  const script = join(folder, 'build.mjs');
  const args = [script, '--config', 'payments.config.yaml', '--outdir', 'functions'];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: work }, (error, _stdout, stderr) => {
      const lines = stderr.split('\n').filter((line) => line !== '');
      const built = readFile(join(work, 'functions/payments/agent.private.js'), 'utf8');
      const ended = (agent: string | undefined) =>
        done({ status: error ? error.code : 0, lines, agent });
      built.then(ended, () => ended(undefined));
    });
  });
}

/** What is wrong with a file, as the build prints it after the file's name. */
function mistakesIn(text: string): readonly string[] {
  const read = readConfigurationFile(text);
  return read.ok
    ? []
    : read.mistakes.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

const valid = `currencies:
  USD: { max: '100.00' }
processors:
  - name: Main_Connector
    label: Card processor
    methods:
      - method: credit-card
        brands: [visa, amex]
      - method: ach-debit
        accountTypes: [consumer-checking]
    parameters:
      - name: AVSName
        label: Account holder
        required: true
prefill:
  amount: '100'
  locked: [amount]
`;

/** Of a valid file. */
let built: Built;
beforeAll(async () => {
  built = await build(valid);
});

test('builds the configuration into the functions with its defaults, and leaves YAML outside', () => {
  const { status, lines, agent } = built;
  expect(lines).toEqual([]);
  expect(status).toBe(0);
  expect(agent).toContain('Main_Connector');
  expect(agent).toMatch(/timeout: ?5\b/);
  expect(agent).not.toContain('LineCounter');
});

test('ships a file that is a configuration with every default spelled out', async () => {
  const text = await readFile(join(folder, 'payments.config.yaml'), 'utf8');
  const written = v.parse(configurationSchema, parse(text));
  expect(Object.keys(written.currencies)[0]).toBe('USD');
  expect(written.processors).toMatchObject([{ name: 'Default', purposes: ['charge'] }]);
  expect(mistakesIn(text)).toEqual([]);
});

test.each<[string, [string, string], string[]]>([
  [
    'rules about roles that are unknown, have no effect or name nobody',
    [
      'prefill:',
      'rights:\n  refund: [admin]\n  tokenize: [admin, admin]\nlimits: { startsPerCal: 5 }\nprefill:',
    ],
    [
      '16:3: rights.refund: is not a key that is known here',
      '17:3: rights.tokenize: has no effect: no processor saves tokens',
      '17:21: rights.tokenize.1: is named twice',
      '18:11: limits.startsPerCal: is not a key that is known here',
    ],
  ],
  [
    'a key that is unknown',
    ["USD: { max: '100.00' }", "USD: { max: '100.00', mix: '1' }"],
    ['2:25: currencies.USD.mix: is not a key that is known here'],
  ],
  [
    'unknown keys, however many, together with what makes no sense',
    [
      'processors:\n  - name: Main_Connector',
      'colour: blue\nshape: round\nprocessors:\n  - logo: x\n    timeout: 5\n    name: Main_Connector\n    currencies: [EUR]',
    ],
    [
      '3:1: colour: is not a key that is known here',
      '4:1: shape: is not a key that is known here',
      '6:5: processors.0.logo: is not a key that is known here',
      '9:18: processors.0.currencies.0: EUR is not among the currencies',
    ],
  ],
  [
    'ACH without AVSName',
    ['AVSName', 'avsname'],
    ['9:9: processors.0.methods.1: ach-debit needs a required parameter named AVSName'],
  ],
  [
    'a brand that is unknown',
    ['visa, amex', 'visa, solo'],
    [
      '8:24: processors.0.methods.0.brands.1: Invalid type: Expected ("visa" | "mastercard" | "amex" | "maestro" | "discover" | "jcb" | "diners-club" | "enroute" | "optima") but received "solo"',
    ],
  ],
  [
    'a method that is unknown',
    ['method: ach-debit', 'method: cash'],
    [
      '9:9: processors.0.methods.1.method: Invalid type: Expected ("credit-card" | "ach-debit") but received "cash"',
    ],
  ],
  [
    'a locked amount above the limit',
    ["amount: '100'", "amount: '100.01'"],
    ['16:3: prefill.amount: is outside the limits of its currency'],
  ],
  ['what is missing', ['    label: Card processor\n', ''], ['4:5: processors.0.label: is missing']],
  [
    'an amount without quotes',
    ["max: '100.00'", 'max: 100.00'],
    ['2:10: currencies.USD.max: must be a decimal in quotes, like "10.00"'],
  ],
  [
    'a syntax error',
    ['[visa, amex]', '[visa, amex'],
    [
      '9:7: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '9:17: Nested mappings are not allowed in compact mappings',
      '9:17: Implicit keys need to be on a single line',
    ],
  ],
  [
    'a key given twice',
    ['prefill:', 'currencies: {}\nprefill:'],
    ['15:1: Map keys must be unique'],
  ],
  [
    'an alias of nothing',
    ['label: Card processor', 'label: *name'],
    ['5:12: there is no anchor &name'],
  ],
])('refuses %s, with line and column', (_what, [before, after], expected) => {
  expect(mistakesIn(valid.replace(before, after))).toEqual(expected);
});

test('refuses an empty file', () => {
  expect(mistakesIn('')).toEqual(['1:1: Invalid type: Expected Object but received null']);
});

test('fails the build on a refused file, and leaves nothing of an earlier one to deploy', async () => {
  const { status, lines, agent } = await build(valid.replace("max: '100.00'", 'max: 100.00'));
  expect(status).toBe(1);
  expect(lines).toEqual([
    'payments.config.yaml:2:10: currencies.USD.max: must be a decimal in quotes, like "10.00"',
  ]);
  expect(agent).toBeUndefined();
});
