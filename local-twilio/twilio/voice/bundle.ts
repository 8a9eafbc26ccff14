import { build } from 'esbuild';

/**
 * The script of a page of ours, from its TypeScript entry file: bundled at the first call, the same
 * text from then on. Rejects when the file does not compile.
 */
export function pageScript(entryPoint: string): () => Promise<string> {
  let script: Promise<string> | undefined;
  return () =>
    (script ??= build({
      entryPoints: [entryPoint],
      bundle: true,
      format: 'iife',
      target: 'es2022',
      write: false,
      logLevel: 'silent',
    }).then(({ outputFiles }) => outputFiles.map(({ text }) => text).join('')));
}
