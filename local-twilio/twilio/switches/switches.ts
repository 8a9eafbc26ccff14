import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { flexSwitches } from './flex';
import { functionSwitches } from './functions';
import { paymentSwitches } from './payments';
import { restSwitches } from './rest';
import { syncSwitches } from './sync';
import { parseStrictly, strictValidator } from '../rest/validation';

/**
 * What Twilio's own documents leave open. Marks: [doc] and [log] disagree or are silent, [code]
 * public code depends on it, [guess] nobody confirms it. Tests turn them to show that the project
 * does not rely on one answer.
 */
export const SwitchSettings = Type.Object(
  { ...paymentSwitches, ...syncSwitches, ...restSwitches, ...functionSwitches, ...flexSwitches },
  { additionalProperties: false },
);

export type SwitchSettings = Static<typeof SwitchSettings>;

const withoutDefault = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'default'));

/** Those that a request names, without the defaults of the others. */
const Named = Type.Object(
  Object.fromEntries(
    Object.entries(SwitchSettings.properties).map(([name, schema]) => [
      name,
      Type.Optional(Type.Unsafe(withoutDefault(schema))),
    ]),
  ),
  { additionalProperties: false },
);

/** The switches in a settings file; throws, naming it, on an unknown or invalid one. */
export function parseSwitches(given: unknown): Partial<SwitchSettings> {
  try {
    return parseStrictly(Type.Unsafe<Partial<SwitchSettings>>(Named), given);
  } catch (error) {
    throw new Error(`switches: ${error instanceof Error ? error.message : String(error)}`);
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    switches: Switches;
  }
}

/** The switches of one server. */
export interface Switches {
  readonly current: () => SwitchSettings;
  /** Sets those named, and puts the others back to what the server was started with. */
  readonly set: (settings: Partial<SwitchSettings>) => SwitchSettings;
}

/** Every switch at its default. */
export const defaultSwitches: SwitchSettings = parseStrictly(SwitchSettings, {});

export function createSwitches(started: Partial<SwitchSettings> = {}): Switches {
  const initial = { ...defaultSwitches, ...started };
  let settings = initial;
  return {
    current: () => settings,
    set: (wanted) => (settings = { ...initial, ...wanted }),
  };
}

/**
 * `PUT /switches` sets those named and puts the others back to what the server started with;
 * `DELETE /switches` puts all back; `GET /switches` explains them, with their values.
 */
export function registerSwitches(app: FastifyInstance, switches: Switches): void {
  app.decorate('switches', switches);
  app.put<{ Body: Partial<SwitchSettings> }>(
    '/switches',
    { schema: { body: Named }, validatorCompiler: strictValidator },
    ({ body }) => switches.set(body),
  );
  app.delete('/switches', () => switches.set({}));
  app.get('/switches', () =>
    Object.entries(SwitchSettings.properties).map(([name, { description }]) => ({
      name,
      value: Object.entries(switches.current()).find(([key]) => key === name)?.[1],
      description,
    })),
  );
}
