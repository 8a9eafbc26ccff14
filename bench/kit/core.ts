import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Processes that this one has started. */
export function children(): readonly string[] {
  const file = `/proc/${process.pid}/task/${process.pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ') : [];
}

/**
 * Starts something and pins what it started to the last core, keeping this process and its other children
 * off it. Where pinning is not available (`taskset` of Linux) the system places them.
 */
export async function onItsOwnCore<T>(start: () => Promise<T>): Promise<T> {
  const before = new Set(children());
  const started = await start();
  const last = cpus().length - 1;
  for (const pid of children().filter((each) => !before.has(each))) pin(pid, String(last));
  if (last > 0) pin(String(process.pid), `0-${last - 1}`);
  return started;
}

/** Lets this process run anywhere again. */
export function anyCore(): void {
  pin(String(process.pid), `0-${cpus().length - 1}`);
}

function pin(pid: string, cores: string): void {
  if (!existsSync('/usr/bin/taskset')) return;
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores, pid], { stdio: 'ignore' });
}
