const { readFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const ts = require('typescript');

/* Checks the walks of docs/architecture.md against the code. */

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

/** The steps of a section: a file, the functions named in its text, and whether they run in parallel. */
function walk(title) {
  const [, section = ''] = page.split(`\n## ${title}\n`);
  const [text] = section.split('\n## ');
  return text
    .split(/\n(?= *(?:\d+\.|-) `)/)
    .slice(1)
    .map((item) => {
      const [, mark, file, said] = /^ *(\d+\.|-) `([^`]+)`:(.*)$/s.exec(item);
      const names = [...said.split('\n\n')[0].matchAll(/`([A-Za-z]\w*)`/g)];
      return { file, beside: mark === '-', functions: names.map(([, name]) => name) };
    });
}

const parsed = new Map();

function source(file) {
  if (!parsed.has(file)) parsed.set(file, parse(file));
  return parsed.get(file);
}

const parse = (file) =>
  ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** Names of the functions and members that a file declares, at any depth. */
function declared(file) {
  const names = new Set();
  (function visit(node) {
    const named =
      ts.isFunctionDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isPropertyAssignment(node);
    if (named && node.name) names.add(node.name.text);
    ts.forEachChild(node, visit);
  })(source(file));
  return names;
}

/** Files that a file imports, or exports from. */
function imported(file) {
  return source(file)
    .statements.map((statement) => statement.moduleSpecifier?.text)
    .filter((path) => path?.startsWith('.'))
    .map((path) => relative(root, resolve(root, dirname(file), path)));
}

const withoutEnding = (file) => file.replace(/\.tsx?$/, '');
const imports = (one, other) => imported(one).includes(withoutEnding(other));
const linked = (one, other) => imports(one, other) || imports(other, one);

/** Files of the other steps up to the next two: a function may be declared in an earlier step than the one that runs it. */
const nearBy = (steps, index) =>
  steps
    .slice(0, index + 3)
    .map(({ file }) => file)
    .filter((file) => file !== steps[index].file);

describe.each(['One press', 'One callback'])('%s', (title) => {
  const steps = walk(title);

  test('has its steps', () => {
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.every(({ beside, functions }) => !beside || functions.length > 0)).toBe(true);
  });

  test.each(steps)('$file declares what the walk names', ({ file, functions }) => {
    const names = declared(file);
    expect(functions.filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(steps.map((step, index) => ({ ...step, near: nearBy(steps, index) })))(
    '$file is linked by an import with a step before it, or one of the next two',
    ({ file, near }) => {
      expect(near.filter((other) => linked(other, file))).not.toEqual([]);
    },
  );
});

test('a press takes no more than 18 files and 22 frames to reach Twilio', () => {
  const steps = walk('One press');
  expect(new Set(steps.map(({ file }) => file)).size).toBeLessThanOrEqual(18);
  const frames = steps.filter(({ beside }) => !beside).flatMap(({ functions }) => functions);
  expect(frames.length).toBeLessThanOrEqual(22);
});
