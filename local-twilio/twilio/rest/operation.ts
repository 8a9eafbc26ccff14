import type { TSchema } from '@sinclair/typebox';

/** One REST operation this server emulates, in its own schemas; a test holds it against Twilio's OpenAPI. */
export interface Operation {
  readonly contract: 'twilio_api_v2010' | 'twilio_sync_v1' | 'twilio_taskrouter_v1';
  readonly method: 'get' | 'post' | 'delete';
  /** As published, e.g. `/2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Payments.json`. */
  readonly path: string;
  /** Parameters of a list's query. */
  readonly query?: TSchema;
  /** Form body; absent for a GET. */
  readonly body?: TSchema;
  readonly status: 200 | 201 | 202 | 204;
  /** Absent for 204. */
  readonly reply?: TSchema;
}
