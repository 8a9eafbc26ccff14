import { isOver } from '../payment/rules/status';
import type { AgentView } from '../payment/rules/view';

/** What on a call with an open payment is worth a look, also for an agent who looks elsewhere. */
export type Attention =
  /** Something that the caller entered was refused, and waits for the agent. */
  | 'refused'
  /** The caller is keying something in. */
  | 'entering';

/** Undefined while nothing is. */
export function attentionOf({ session, fields }: AgentView): Attention | undefined {
  if (!session || isOver(session)) return undefined;
  if (fields.some(({ state }) => state === 'entering')) return 'entering';
  return fields.some(({ state }) => state === 'refused') ? 'refused' : undefined;
}
