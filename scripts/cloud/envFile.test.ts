import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvFile, updateEnvFile } from './envFile';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['at its line', 'A=1\nB=old\nC=3\n', 'A=1\nB=new\nC=3\n'],
  ['at the line of the example', 'A=1\n# B=\nC=3\n', 'A=1\nB=new\nC=3\n'],
  ['below the line of the example', '# B=\nC=3\nB=old\n', '# B=\nC=3\nB=new\n'],
  ['at every line, of which the last counts', 'B=older\nC=3\nB=old\n', 'B=new\nC=3\nB=new\n'],
  ['with spaces', 'C=3\n  B = "old"\n', 'C=3\nB=new\n'],
  ['as for a shell', 'export B=old\nC=3\n', 'B=new\nC=3\n'],
  ['at the end where there was none', 'C=3\nAB=4\n', 'C=3\nAB=4\nB=new\n'],
])('a setting is changed %s', async (_where, before, after) => {
  const file = join(folder, '.env');
  await writeFile(file, before);
  updateEnvFile(file, { B: 'new' });
  expect(await readFile(file, 'utf8')).toBe(after);
  expect(readEnvFile(file)).toMatchObject({ B: 'new', C: '3' });
});
