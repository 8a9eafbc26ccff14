import { randomUUID } from 'node:crypto';
import type { Question } from '../src/client/functions';
import type { Action } from '../src/client/snapshot';
import type { Desk } from './desk';
import { countPress, noteAsked, noteTaken, type PaymentPlan } from './ledger';
import { answerField, bankParameters, currentPlan, untilBegun, untilOver, planFor } from './steps';

/* One press, one intent, and its request arrives more than once. */

function repeatable(desk: Desk, action: Action): Question | undefined {
  const { view } = desk.seen();
  const { call } = desk.taken;
  const press = { ...call, intent: randomUUID() };
  if (action.kind === 'start' || !view.session) return undefined;
  const request = { ...press, session: view.session.key };
  return action.kind === 'capture'
    ? { operation: 'capture', request: { ...request, field: action.field } }
    : { operation: action.kind, request };
}

/** Whether each of the three was taken. */
async function sendThrice({ tab, story }: Desk, question: Question): Promise<readonly boolean[]> {
  const results = await Promise.all([1, 2, 3].map(() => tab.functions.ask(question)));
  const codes = results.map((result) =>
    result.kind === 'failed' ? result.failure.code : result.kind,
  );
  story.push(`   ${codes.join(' ')}`);
  return results.map(({ kind }) => kind === 'ok');
}

/** One press whose request arrives three times, as over a bad network. */
export async function repeat(desk: Desk, action: Action): Promise<void> {
  const plan = currentPlan(desk);
  const question = repeatable(desk, action);
  if (!plan || !question) return;
  desk.story.push(`${JSON.stringify(action)} sent three times`);
  if (action.kind === 'complete') countPress(desk.ledger.completes, plan.description);
  if (action.kind === 'cancel') countPress(desk.ledger.cancels, plan.description);
  if (action.kind === 'capture') noteAsked(desk.ledger, plan.description, action.field);
  const taken = await sendThrice(desk, question);
  if (action.kind === 'capture') {
    noteTaken(desk.ledger, action.field, taken);
    await answerField(desk, plan, action.field, 'right');
  } else await untilOver(desk);
}

function startQuestion({ taken, seen }: Desk, plan: PaymentPlan): Question {
  const { processor, method, purpose, amount, currency, description } = plan;
  const request = {
    ...taken.call,
    intent: randomUUID(),
    ...{ processor, method, purpose, description },
    ...(purpose === 'charge' ? { amount, currency } : {}),
    ...(method === 'ach-debit'
      ? { accountType: 'consumer-checking', parameters: bankParameters(method) }
      : {}),
  };
  const unknown = seen().view.session?.status === 'unknown';
  return {
    operation: 'start',
    request: unknown ? { ...request, chargeAgain: 'true' } : request,
  };
}

/** One press of start whose request arrives three times. */
export async function repeatStart(desk: Desk, plan: PaymentPlan): Promise<void> {
  const planned = planFor(desk, plan);
  desk.story.push(`start ${JSON.stringify(planned)} sent three times`);
  await sendThrice(desk, startQuestion(desk, planned));
  await untilBegun(desk, planned);
}
