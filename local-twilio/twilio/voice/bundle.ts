import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

async function bundled(entryPoint: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/**
 * The script of a page of ours, from its TypeScript entry file: as the package has it, or bundled at the
 * first call, the same text from then on. Rejects when the file does not compile.
 */
export function pageScript(entryPoint: string): () => Promise<string> {
  const packed = entryPoint.replace(/\.ts$/, '.js');
  let script: Promise<string> | undefined;
  return () => (script ??= existsSync(packed) ? readFile(packed, 'utf8') : bundled(entryPoint));
}
