import { Refusal, refusal } from '../runtime/refusal';
import { headerOf, type RuntimeEvent } from '../runtime/runtime';

/** Characters of all names and values; a Flex token may take half of them. */
const MOST_CHARACTERS = 16_384;

const accepted: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'application/json',
]);

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return String(value).length;
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + name.length + charactersOf(inner),
    0,
  );
}

/**
 * Refuses a request by its form alone, before anything in it is looked at: `unsupported-media-type` for
 * what is neither a form nor JSON, e.g. a plain link with the token in its address, and `too-large`. The
 * runtime has parsed the body by then and takes a mebibyte; what it parsed is measured.
 */
export function assertRequestForm(event: RuntimeEvent): void {
  const [type = ''] = (headerOf(event, 'content-type') ?? '').split(';', 1);
  if (!accepted.has(type.trim().toLowerCase())) {
    const message = 'Post the request form-encoded or as a JSON object';
    throw refusal('unsupported-media-type', message);
  }
  const { request: _request, ...parameters } = event;
  if (charactersOf(parameters) > MOST_CHARACTERS) {
    const detail = { limit: MOST_CHARACTERS };
    throw new Refusal({ code: 'too-large', message: 'The request is too large', detail });
  }
}
