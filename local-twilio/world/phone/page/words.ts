import type { Line } from '../events';

/** `+14155550100` → `+1 415 555 0100`; other numbers stay as they are. */
export const formatNumber = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');

/** Milliseconds → `3:07`. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The phone's own number on that line. */
export const ownNumber = (line: Line): string =>
  formatNumber(line.direction === 'inbound' ? line.from : line.to);

/** Who is at the other end. */
export const otherNumber = (line: Line): string =>
  formatNumber(line.direction === 'inbound' ? line.to : line.from);

export function stateWords(line: Line): string {
  switch (line.status) {
    case 'ringing':
      return line.direction === 'inbound' ? 'Calling …' : 'Incoming call';
    case 'in-progress':
      return 'Connected';
    case 'completed':
      return 'Call ended';
  }
}
