import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { children } from './core';

/** Clock ticks of `/proc` in a second; Linux has a hundred on every machine that Node runs on. */
const TICKS_PER_S = 100;

/** Seconds of processor time that a process has used so far; 0 where the system does not say. */
function secondsOf(pid: string): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  // The name, in brackets, may hold blanks.
  const [, fields = ''] = readFileSync(file, 'utf8').split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / TICKS_PER_S;
}

/** Seconds of processor time: of this process, of those that it started, and of everything on this machine. */
export interface Cpu {
  readonly own: number;
  readonly functions: number;
  readonly machine: number;
}

/** Seconds during which the machine's processors were not idle, all together. */
function busySeconds(): number {
  const all = cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq);
  return all.reduce((sum, each) => sum + each, 0) / 1000;
}

export function cpuSoFar(): Cpu {
  const { user, system } = process.cpuUsage();
  const functions = children().reduce((sum, pid) => sum + secondsOf(pid), 0);
  return { own: (user + system) / 1e6, functions, machine: busySeconds() };
}
