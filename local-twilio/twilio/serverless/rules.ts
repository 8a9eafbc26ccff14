import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { RestError } from '../rest/errors';
import { parseJson } from '../rest/json';
import type { Dependency, Environment, Service } from './model';

/** What Twilio's cloud refuses and a machine of one's own does not. */

const HANDLER = '@twilio/runtime-handler';
/** Those that Twilio lists. npm has 2.0.2, 2.0.3 and 2.1.0, which no build finds; 2.1.2 is not on npm. */
const handlerVersions: ReadonlySet<string> = new Set([
  ...['2.1.2', '2.0.1', '2.0.0'],
  ...['1.3.1', '1.3.0', '1.2.5', '1.2.4', '1.2.3', '1.2.2', '1.2.1', '1.2.0'],
  ...['1.1.3', '1.1.1', '1.1.0', '1.0.2', '1.0.0'],
]);

/** 18 has ended. `latest` is what Flex's own tool asks for. */
const runtimes: ReadonlySet<string> = new Set(['node20', 'node22', 'node24', 'latest']);
export const DEFAULT_RUNTIME = 'node22';
/** Node 24 came with this handler. */
const NODE_24_HANDLER = '2.1.2';

const MOST_BYTES_OF_A_VARIABLE = 450;
const MOST_BYTES_OF_ALL = 3072;

const refusal = (code: number, message: string): RestError => ({ status: 400, code, message });

const Dependencies = Type.Array(Type.Object({ name: Type.String(), version: Type.String() }));

/**
 * A form's `Dependencies`: the JSON text of an array, which Twilio's own tools quote a second time.
 * Undefined if it is neither.
 */
export function parseDependencies(
  text: string | undefined,
): Static<typeof Dependencies> | undefined {
  if (text === undefined || text === '') return [];
  const parsed = parseJson(/^".*"$/s.test(text) ? text.slice(1, -1) : text);
  return Value.Check(Dependencies, parsed) ? parsed : undefined;
}

/** Why a build with these dependencies, for that runtime, is not made; undefined when it is. */
export function buildRefusal(
  dependencies: readonly Dependency[],
  runtime: string,
  code: number,
): RestError | undefined {
  const handler = dependencies.find(({ name }) => name === HANDLER);
  if (handler && !handlerVersions.has(handler.version)) {
    return refusal(code, `No matching version found for ${HANDLER}@${handler.version}`);
  }
  if (!runtimes.has(runtime)) return refusal(code, `Runtime ${runtime} is not supported`);
  if (runtime === 'node24' && handler && handler.version !== NODE_24_HANDLER) {
    return refusal(code, `Runtime ${runtime} needs ${HANDLER} ${NODE_24_HANDLER}`);
  }
  return undefined;
}

/** Why a variable of that value is not kept; `sid` is the one that it replaces. */
export function variableRefusal(
  { variables }: Environment,
  key: string,
  value: string,
  code: number,
  sid?: string,
): RestError | undefined {
  if (Buffer.byteLength(value) > MOST_BYTES_OF_A_VARIABLE) {
    return refusal(code, `Value of ${key} is longer than ${MOST_BYTES_OF_A_VARIABLE} bytes`);
  }
  const others = variables.filter((variable) => variable.sid !== sid);
  const all = [...others, { key, value }].map((variable) => variable.key + variable.value);
  if (Buffer.byteLength(all.join('')) > MOST_BYTES_OF_ALL) {
    return refusal(code, `Variables are larger than ${MOST_BYTES_OF_ALL} bytes in all`);
  }
  return undefined;
}

const uniqueName = /^[a-z0-9][a-z0-9_-]{0,49}$/i;

/** Why a service of that name is not made. */
export function serviceRefusal(
  name: string,
  services: readonly Service[],
  code: number,
): RestError | undefined {
  if (!uniqueName.test(name)) return refusal(code, `UniqueName ${name} is not valid`);
  if (!services.some((service) => service.uniqueName === name)) return undefined;
  return { status: 409, code: 20409, message: `UniqueName ${name} is already in use` };
}
