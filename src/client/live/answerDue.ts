import { isOver } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';

/** True while Twilio owes an answer: an outcome, or the keys of a field that was asked for. */
export function answerDue({ session, fields }: AgentView): boolean {
  if (!session || isOver(session)) return false;
  if (session.status !== 'collecting') return true;
  return fields.some(
    ({ state }) => state === 'asked' || state === 'asked-again' || state === 'entering',
  );
}
