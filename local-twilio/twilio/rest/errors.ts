import type { FastifyReply } from 'fastify';

/** What Twilio answers when it refuses a request. */
export interface RestError {
  readonly status: number;
  /** Number in Twilio's error dictionary, e.g. 20404. */
  readonly code: number;
  readonly message: string;
}

/** Answers with Twilio's error body: `{code, message, more_info, status}`. */
export function sendRestError(reply: FastifyReply, error: RestError): FastifyReply {
  return reply.code(error.status).send({
    code: error.code,
    message: error.message,
    more_info: `https://www.twilio.com/docs/errors/${error.code}`,
    status: error.status,
  });
}

export const notFound = (what: string): RestError => ({
  status: 404,
  code: 20404,
  message: `The requested resource ${what} was not found`,
});

export const invalidParameter = (message: string): RestError => ({
  status: 400,
  code: 20422,
  message,
});

export const conflict = (message: string): RestError => ({ status: 409, code: 20409, message });
