import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { main } from './step.mjs';

/*
 * npm run sbom: the dependencies of both packages, from their lockfiles, as CycloneDX in .cache/sbom.
 * Development dependencies are included and marked: some are bundled into the functions, and
 * `npm sbom --omit dev` leaves out most of the other dependencies too (npm 11.19).
 */
const packages = { panel: '.', functions: 'serverless' };

// A dependency of webpack-dev-server declares webpack 5 as its peer, for which npm would refuse to list anything.
const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--legacy-peer-deps'];

await main(async () => {
  await mkdir('.cache/sbom', { recursive: true });
  for (const [name, cwd] of Object.entries(packages)) {
    const { stdout } = await promisify(execFile)('npm', args, { cwd, maxBuffer: 2 ** 27 });
    const { components } = JSON.parse(stdout);
    await writeFile(`.cache/sbom/${name}.json`, stdout);
    process.stdout.write(`.cache/sbom/${name}.json: ${components.length} components\n`);
  }
});
