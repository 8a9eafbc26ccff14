import type { Static, TObject } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basicAuth } from './basicAuth';
import { notFound, sendRestError } from './errors';
import type { Outcome } from './outcome';
import { pageOf, Paging } from './paging';

/* What routes of the newer REST APIs (`/v1`, pages with `meta`) have in common. */

/** Options of a route that anybody with the account's credentials may use. */
export const authorized = { onRequest: basicAuth };

/** Options of a route that answers a page. */
export const listed = { ...authorized, schema: { querystring: Paging } };

/** Options of a route that takes a form. */
export const form = <T extends TObject>(body: T) => ({ ...authorized, schema: { body } });

/** Sends one page of `all`, under the key that Twilio's clients read. */
export function sendPage(
  reply: FastifyReply,
  query: Static<typeof Paging>,
  url: string,
  key: string,
  all: readonly object[],
): FastifyReply {
  const { items, meta } = pageOf(all, query, url, key);
  return reply.send({ meta, [key]: items });
}

/** Sends what was created, or why it was refused. */
export function sendCreated<T>(
  reply: FastifyReply,
  outcome: Outcome<T>,
  resource: (value: T) => object,
): FastifyReply {
  if (!outcome.ok) return sendRestError(reply, outcome.error);
  return reply.code(201).send(resource(outcome.value));
}

/** Answers 404 with the part of the requested path that Twilio names: what comes after `before`. */
export const missingAfter =
  (before: string) =>
  ({ url }: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [path = ''] = url.split('?', 1);
    return sendRestError(reply, notFound(path.split(before).at(-1) ?? ''));
  };
