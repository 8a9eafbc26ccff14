import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { changelogOf } from './changelog.mjs';
import { main, run, SetupError } from './step.mjs';

/*
 * npm run release: what a release publishes, in .cache/release: the add-on folder packed (panel, functions and
 * set-up as sources: the panel as built would contain packages of Twilio's), the SBOMs, and the changelog's
 * section as notes.
 */

const folder = '.cache/release';

async function node(script, ...args) {
  const { code, output } = await run(process.execPath, [script, ...args]);
  if (code !== 0) throw new SetupError(`${script} failed:\n${output}`);
}

await main(async () => {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const notes = changelogOf(readFileSync('CHANGELOG.md', 'utf8'), version);
  if (notes === undefined) throw new SetupError(`CHANGELOG.md has no section "## ${version}".`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await node('scripts/addon.mjs', '--outdir', `${folder}/flex-payments`);
  await node('scripts/sbom.mjs');
  for (const part of ['panel', 'functions']) {
    cpSync(`.cache/sbom/${part}.json`, `${folder}/${part}-${version}.cdx.json`);
  }
  const archive = `${name}-${version}.tgz`;
  const { code, output } = await run('tar', ['-czf', archive, 'flex-payments'], { cwd: folder });
  if (code !== 0) throw new SetupError(output);
  rmSync(`${folder}/flex-payments`, { recursive: true });
  writeFileSync(`${folder}/notes.md`, notes);
  process.stdout.write(`${folder}/${archive}\n`);
});
