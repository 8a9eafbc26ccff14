import type { AskResult, StartRequest, UpdateRequest } from '../rules/ask';
import { noLimits } from './configuration';
import { agent, allFields, CALL_SID, cardOrder, KEY } from './examples';

/* What agents ask for, and how it is answered. */

export const startRequest: StartRequest = {
  intent: 'start-2',
  callSid: CALL_SID,
  agent,
  order: {
    ...cardOrder,
    description: '',
    purpose: { kind: 'charge', charge: { amount: '5.00', currency: 'EUR' } },
  },
  fields: allFields,
  chargeAgain: false,
  agentStarts: undefined,
  doubtElsewhere: undefined,
  limits: noLimits,
  writer: 'one',
};

export const failed = { kind: 'failed', reason: 'x', payErrorCode: null, messages: [] } as const;

export const OTHER_WORKER = `WK${'e'.repeat(32)}`;

/** By another worker than the one who started. */
export const update = (kind: UpdateRequest['kind'], intent = 'press'): UpdateRequest => ({
  intent,
  session: KEY,
  agent: { ...agent, workerSid: OTHER_WORKER },
  kind,
  limits: noLimits,
  writer: 'one',
});

export const refusal = (result: AskResult) =>
  result.kind === 'refused' ? result.refusal : result.kind;
