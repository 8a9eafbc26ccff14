import { defaultSwitches } from '../switches/switches';
import { parseExpression } from './expression';

const data = {
  worker_sid: 'WK1',
  status: 'accepted',
  queue_sids: ['WQ1', 'WQ2'],
  attributes: { full_name: 'Agent 1', teams: { name: 'blue' }, level: 3 },
};

function matches(text: string, switches: Partial<typeof defaultSwitches> = {}): boolean {
  const parsed = parseExpression(text, { ...defaultSwitches, ...switches });
  if (!parsed.ok) throw new Error(`${parsed.error.code} for ${text}`);
  return parsed.value(data);
}

const codeOf = (text: string): number | undefined => {
  const parsed = parseExpression(text, defaultSwitches);
  return parsed.ok ? undefined : parsed.error.code;
};

it.each([
  '',
  '   ',
  'data.worker_sid == "WK1"',
  'data.worker_sid EQ "WK1"',
  'data.worker_sid != "WK2"',
  'data.absent not_eq "WK2"',
  'data.status not_in ["completed", "canceled"]',
  'data.status IN ["accepted"]',
  'data.queue_sids IN ["WQ2","WQ3"]',
  'data.attributes.full_name CONTAINS "agent"',
  'data.attributes.teams.name == "blue"',
  'data.attributes.level == "3"',
  'data.worker_sid == "WK1" && (data.status not_in ["completed"] OR data.reservation_sid=="WR1")',
  // `and` binds before `or`.
  'data.status == "accepted" or data.status == "wrapping" and data.worker_sid == "WK2"',
])('matches %s', (text) => {
  expect(matches(text)).toBe(true);
});

it.each([
  'data.worker_sid == "WK2"',
  'data.absent == "WK1"',
  'data.status IN []',
  'data.attributes.full_name contains "2"',
  '(data.status == "accepted" or data.status == "wrapping") and data.worker_sid == "WK2"',
])('does not match %s', (text) => {
  expect(matches(text)).toBe(false);
});

it.each([
  'data.a',
  'data.a ==',
  'data.a == b',
  '"a" == "b"',
  'data.a == "b" c',
  '(data.a == "b"',
  '&&',
  'data.a ~ "b"',
])('refuses %s as 54507', (text) => {
  expect(codeOf(text)).toBe(54507);
});

it('takes fewer than 30 operators and elements of an array', () => {
  const terms = (count: number) => Array.from({ length: count }, () => 'a == "b"').join(' or ');
  expect(codeOf(terms(15))).toBeUndefined();
  expect(codeOf(terms(16))).toBe(54509);
  const elements = (count: number) => `a in [${Array.from({ length: count }, () => '"b"').join()}]`;
  expect(codeOf(elements(29))).toBeUndefined();
  expect(codeOf(elements(30))).toBe(54510);
});

it.each([
  ['any-case', 'agent', true],
  ['any-case', 'Agent', true],
  ['exact-case', 'agent', false],
  ['exact-case', 'Agent', true],
] as const)('contains, switched %s, finds %s in "Agent 1": %s', (queryContains, part, found) => {
  expect(matches(`data.attributes.full_name contains "${part}"`, { queryContains })).toBe(found);
});

it.each([
  ['elements', 'data.queue_sids in ["WQ2"]', true],
  ['elements', 'data.queue_sids contains "wq"', true],
  ['no-value', 'data.queue_sids in ["WQ2"]', false],
  ['no-value', 'data.queue_sids contains "wq"', false],
  ['no-value', 'data.worker_sid in ["WK1"]', true],
] as const)('arrays as %s: %s is %s', (queryArrays, text, found) => {
  expect(matches(text, { queryArrays })).toBe(found);
});
