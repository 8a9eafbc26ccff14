import type { FastifyInstance } from 'fastify';
import type { Underway } from '../../edge/underway';
import { mask } from './masks';
import type { PaymentSessions } from './payments';
import type { Session } from './session';
import type { SwitchSettings } from '../switches/switches';

/** A session as only Payments itself knows it, masked as its callbacks are. */
function truthOf(session: Session, switches: SwitchSettings, underway: Underway) {
  return {
    sid: session.sid,
    description: session.parameters.description ?? null,
    status: session.status,
    callbacksUnderway: underway.of(session.sid),
    capturing: session.capture?.question ?? null,
    captured: Object.fromEntries(
      [...session.captured].map(([field, digits]) => [
        field,
        mask(field, digits.toString('latin1'), switches),
      ]),
    ),
  };
}

/**
 * `GET /calls/{CallSid}/payment-sessions`: what Payments knows of a call's sessions, for tests that hold
 * what an agent is shown against it. Twilio has no such request.
 */
export function registerTruth(
  app: FastifyInstance,
  sessions: Pick<PaymentSessions, 'of'>,
  switches: () => SwitchSettings,
  underway: Underway,
): void {
  app.get<{ Params: { callSid: string } }>('/calls/:callSid/payment-sessions', ({ params }) =>
    sessions.of(params.callSid).map((session) => truthOf(session, switches(), underway)),
  );
}
