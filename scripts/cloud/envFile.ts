import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

type Values = Readonly<Record<string, string>>;

const EXAMPLE = 'serverless/.env.example';
const OWNER_ONLY = 0o600;

/** The settings in a file; none if it does not exist. */
export function readEnvFile(path: string): Values {
  if (!existsSync(path)) return {};
  const parsed = parseEnv(readFileSync(path, 'utf8'));
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** One line of the file; quotes a value that dotenv would otherwise change. */
const line = (name: string, value: string): string =>
  /^[\w.:/,+=@-]*$/.test(value) ? `${name}=${value}` : `${name}="${value}"`;

/** The lines that set it. Of several the last counts, e.g. one that somebody has added at the end. */
const settingsOf = (name: string) =>
  new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, 'gm');
/** The line with which the example names one that is not set. */
const exampleOf = (name: string) => new RegExp(`^# ?${name}=.*$`, 'm');

/**
 * Sets values in a file and leaves the rest unchanged; a new file starts as a copy of the example. Only its
 * owner can read it, and it is replaced atomically.
 */
export function updateEnvFile(path: string, values: Values): void {
  const before = readFileSync(existsSync(path) ? path : EXAMPLE, 'utf8');
  let text = before;
  for (const [name, value] of Object.entries(values)) {
    const there = [settingsOf(name), exampleOf(name)].find((like) => text.search(like) >= 0);
    if (there) text = text.replace(there, () => line(name, value));
    else text = `${text.trimEnd()}\n${line(name, value)}\n`;
  }
  const beside = `${path}.new`;
  writeFileSync(beside, text, { mode: OWNER_ONLY });
  chmodSync(beside, OWNER_ONLY);
  renameSync(beside, path);
}
