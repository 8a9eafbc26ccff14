import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';

/**
 * The parameters of a form; one that was sent several times has a list. The parser that the plugin brings takes
 * more than twice as long for the JSON of a Sync document, where every third character is encoded.
 */
function parametersOf(text: string): Record<string, string | string[]> {
  const form = new URLSearchParams(text);
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...more] = form.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

/** Reads the bodies of requests that send a form. */
export async function registerForms(app: FastifyInstance): Promise<void> {
  await app.register(formbody, { parser: parametersOf });
}
