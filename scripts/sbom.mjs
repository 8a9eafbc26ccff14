import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { main } from './step.mjs';

/*
 * npm run sbom: what both packages are made of, from their lockfiles, as CycloneDX in .cache/sbom.
 * Packages for development are in it, marked as such: some are bundled into the functions, and
 * `npm sbom --omit dev` leaves out most of what is not for development (npm 11.19).
 */
const packages = { panel: '.', functions: 'serverless' };

// A package below webpack-dev-server names webpack 5 as its peer; npm would make no list for that.
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
