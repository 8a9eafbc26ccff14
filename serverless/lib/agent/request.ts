import type { Configuration } from '../../../src/payment/offer/configuration';
import type { Operation, RequestOf } from '../../../src/payment/requests';
import type { ActionReports } from '../reports/actions';
import type { TwilioAccess } from '../twilio/http';
import type { FlexUser } from './flexToken';

/** A well-formed request of an agent; nothing about it has been checked yet. */
export interface AgentRequest<O extends Operation = Operation> {
  readonly fields: RequestOf<O>;
  readonly token: string;
  /** Whose token it is: IAM is asked before anything else. */
  readonly identifying: Promise<FlexUser>;
  readonly access: TwilioAccess;
  readonly configuration: Configuration;
  readonly reports: ActionReports;
  /** Milliseconds since 1970, read once for the whole request. */
  readonly now: number;
  /** Names this very request, in the question that it writes down. */
  readonly writer: string;
}
