import { readFileSync } from 'node:fs';
import { type Static, Type } from '@sinclair/typebox';
import { Value, type ValueError } from '@sinclair/typebox/value';

const closed = { additionalProperties: false };
const sid = (prefix: string) => Type.Optional(Type.String({ pattern: `^${prefix}[0-9a-f]{32}$` }));
const text = Type.Optional(Type.String({ minLength: 1 }));
const Milliseconds = Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 }));

/** A Pay Connector of one's own, or instead of one that is there; what is left out it can do. */
const Connector = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    mode: Type.Optional(Type.Union([Type.Literal('TEST'), Type.Literal('LIVE')])),
    charges: Type.Optional(Type.Boolean()),
    currencies: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }))),
    neededParameters: Type.Optional(Type.Array(Type.String())),
  },
  closed,
);

/** Twilio's limits; one that is left out does not hold, but a function always has ten seconds if not told otherwise. */
const Limits = Type.Object(
  {
    /** To one Sync object of up to 1 KiB; fewer to a larger one (429, 54009). Twilio's is 20. */
    syncWritesPerSecond: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Of one Sync object (429, 54009). Twilio's is 20. */
    syncReadsPerSecond: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Requests to the REST APIs at once (429, 20429). */
    restConcurrency: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Functions that run at once (429). Twilio's is 30. */
    functionConcurrency: Type.Optional(Type.Integer({ minimum: 1 })),
    /** How long a function may run (504). Twilio's is 10. */
    functionSeconds: Type.Optional(Type.Number({ minimum: 0.1, maximum: 600 })),
  },
  closed,
);

export type Limits = Static<typeof Limits>;

/** The settings file: what differs from the documented local account. */
export const Settings = Type.Object(
  {
    port: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
    host: text,
    account: Type.Optional(
      Type.Object(
        {
          sid: sid('AC'),
          authToken: text,
          apiKeySid: sid('SK'),
          apiKeySecret: text,
          syncServiceSid: sid('IS'),
          workspaceSid: sid('WS'),
          phoneNumber: Type.Optional(Type.String({ pattern: '^\\+[0-9]{6,15}$' })),
        },
        closed,
      ),
    ),
    /** Where the account's calls are. */
    region: Type.Optional(
      Type.Union([Type.Literal('us1'), Type.Literal('ie1'), Type.Literal('au1')]),
    ),
    /** How many agents the account has. */
    agents: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    limits: Type.Optional(Limits),
    /** How many calls an agent has at once. */
    callsPerAgent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    connectors: Type.Optional(Type.Array(Connector)),
    /** Card and account numbers that the processor declines besides the documented ones, and with what code. */
    cards: Type.Optional(
      Type.Record(Type.String({ pattern: '^[0-9]{4,19}$' }), Type.String(), closed),
    ),
    switches: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    times: Type.Optional(Type.Object({ slowMs: Milliseconds, timeoutMs: Milliseconds }, closed)),
    /** Hosts that clients may reach through the proxy. */
    allowHosts: Type.Optional(Type.Array(Type.String())),
    /** Callbacks may leave this machine. */
    outboundCallbacks: Type.Optional(Type.Boolean()),
  },
  closed,
);

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What is wanted where one of several words is. */
const Words = Type.Object({ anyOf: Type.Array(Type.Object({ const: Type.String() })) });

function inWords({ path, schema, message }: ValueError): string {
  const wanted = Value.Check(Words, schema)
    ? `Expected one of ${schema.anyOf.map((one) => one.const).join(', ')}`
    : message;
  return `${path || 'the file'}: ${wanted}`;
}

/** Throws, naming the place, on an unknown or invalid setting. */
function parse(file: string): Static<typeof Settings> {
  const given = readJson(file);
  const fault = Value.Errors(Settings, given).First();
  if (fault) throw new Error(`${file}: ${inWords(fault)}`);
  const settings = Value.Parse(Settings, given);
  const names = (settings.connectors ?? []).map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw new Error(`${file}: /connectors: ${twice} is there twice`);
  return settings;
}

const file = process.env.LOCAL_TWILIO_SETTINGS;

/** What `$LOCAL_TWILIO_SETTINGS` says, read once; nothing when it is not set. */
export const settings: Static<typeof Settings> = file === undefined ? {} : parse(file);
