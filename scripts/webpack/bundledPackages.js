const { existsSync, readFileSync } = require('fs');
const path = require('path');

/** The package that a file belongs to, with its version. */
function packageOf(file) {
  const folder = /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file);
  const manifest = folder && path.join(folder[1], 'package.json');
  if (!manifest || !existsSync(manifest)) return undefined;
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return `${name}@${version}`;
}

/** Modules that webpack has joined are one module to it. */
const parts = (module) => module.modules || [module];

/**
 * Writes which packages the bundle has code of into `packages.json` beside it: docs/security.md judges each.
 */
class BundledPackages {
  apply(compiler) {
    compiler.hooks.emit.tap('BundledPackages', (compilation) => {
      const files = compilation.chunks
        .flatMap((chunk) => chunk.getModules().flatMap(parts))
        .map(({ resource }) => resource)
        .filter((resource) => resource !== undefined);
      const packages = [...new Set(files.map(packageOf))].filter((name) => name !== undefined);
      const text = `${JSON.stringify(packages.sort(), null, 2)}\n`;
      compilation.assets['packages.json'] = { source: () => text, size: () => text.length };
    });
  }
}

module.exports = { BundledPackages };
