import type { FastifyInstance } from 'fastify';

/** Webhooks of every kind that were sent and not yet answered or given up, by the resource they are about. */
export interface Underway {
  add(resourceSid: string): void;
  remove(resourceSid: string): void;
  of(resourceSid: string): number;
}

/**
 * `GET /webhooks/settled` is answered 204 as soon as no webhook is on its way. A test waits for it where what it
 * has done is to have had its consequences, e.g. before it counts what the next thing causes.
 */
export function registerUnderway(app: FastifyInstance): Underway {
  const counts = new Map<string, number>();
  let waiting: (() => void)[] = [];

  app.get('/webhooks/settled', async (_request, reply) => {
    if (counts.size > 0) await new Promise<void>((settled) => waiting.push(settled));
    return reply.code(204).send();
  });

  const of = (resourceSid: string) => counts.get(resourceSid) ?? 0;
  return {
    of,
    add: (resourceSid) => void counts.set(resourceSid, of(resourceSid) + 1),
    remove(resourceSid) {
      const left = of(resourceSid) - 1;
      if (left > 0) counts.set(resourceSid, left);
      else counts.delete(resourceSid);
      if (counts.size > 0) return;
      waiting.forEach((settled) => settled());
      waiting = [];
    },
  };
}
