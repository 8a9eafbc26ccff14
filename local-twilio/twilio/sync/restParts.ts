import { done, type Outcome, refused } from '../rest/outcome';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendRestError } from '../rest/errors';
import { type JsonObject, parseJsonObject } from '../rest/json';
import { syncErrors } from './errors';

export const SERVICES = '/twilio/sync.twilio.com/v1/Services';
export const SERVICE = `${SERVICES}/:service`;

export const OfService = Type.Object({ service: Type.String() });
export const OfObject = Type.Object({ service: Type.String(), id: Type.String() });
export const OfItem = Type.Object({
  service: Type.String(),
  id: Type.String(),
  key: Type.String(),
});

/** The form's `Data`: the JSON text of an object. */
export function parseData(text: string): Outcome<JsonObject> {
  const data = parseJsonObject(text);
  return data ? done(data) : refused(syncErrors.invalidJson);
}

export const parseOptionalData = (text: string | undefined): Outcome<JsonObject | undefined> =>
  text === undefined ? done(undefined) : parseData(text);

export const ifMatch = (request: FastifyRequest): string | undefined => request.headers['if-match'];

/** Answers with the result in the form that `show` gives it, or with the refusal. */
export function sendOutcome<T>(
  reply: FastifyReply,
  status: 200 | 201,
  outcome: Outcome<T>,
  show: (value: T) => object,
): FastifyReply {
  if (!outcome.ok) return sendRestError(reply, outcome.error);
  const resource = show(outcome.value);
  if ('revision' in resource) reply.header('ETag', resource.revision);
  return reply.code(status).send(resource);
}

/** 204, or the refusal. */
export function sendRemoved(reply: FastifyReply, outcome: Outcome<unknown>): FastifyReply {
  return outcome.ok ? reply.code(204).send() : sendRestError(reply, outcome.error);
}
