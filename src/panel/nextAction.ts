import type { Snapshot } from '../client/snapshot';
import type { Field } from '../payment/card/field';
import type { AgentView } from '../payment/rules/view';

/** The field to ask for next: one that was refused, else the first not asked for; null while the caller is on one. */
export function nextField({ session, fields }: AgentView): Field | null {
  if (session?.status !== 'collecting') return null;
  if (fields.some(({ state }) => state === 'asked' || state === 'entering')) return null;
  const refused = fields.find(({ state }) => state === 'refused');
  const next = refused ?? fields.find(({ state }) => state === 'not-asked');
  return next?.field ?? null;
}

/** What the agent does next; null while there is nothing to do but wait. */
export function nextAction({ view, pending }: Snapshot): 'complete' | Field | null {
  if (pending !== null) return null;
  return view.canComplete ? 'complete' : nextField(view);
}
