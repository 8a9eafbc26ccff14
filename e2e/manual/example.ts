import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../..');
const versions = ['FLEX_PLUGIN_SCRIPTS_VERSION', 'FLEX_PLUGIN_VERSION', 'FLEX_UI_VERSION'].concat(
  ...['REACT_VERSION', 'REACT_DOM_VERSION', 'PLUGIN_UNIQUE_NAME', 'PLUGIN_VERSION'],
);

/** The example of docs/integration.md, as a plugin beside the panel. */
export const example = join(root, '.cache/e2e/plugin-paid-invoices.js');

export async function buildExample(): Promise<void> {
  await build({
    entryPoints: [join(root, 'examples/paidInvoices.ts')],
    outfile: example,
    bundle: true,
    format: 'iife',
    define: Object.fromEntries(versions.map((name) => [`__FPB_${name}`, '"example"'])),
  });
}
