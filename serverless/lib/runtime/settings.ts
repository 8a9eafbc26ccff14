import * as v from 'valibot';
import { credentials, secret, sid } from './credentials';
import { refusal } from './refusal';
import type { RuntimeContext } from './runtime';

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

const listOfOrigins = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
);

const empty = v.pipe(
  v.literal(''),
  v.transform(() => undefined),
);

/** An empty line of `.env` is a setting that is not there. */
const optional = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
  v.optional(v.union([empty, schema]));

function isReportUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return protocol === 'https:' && username + password + hash === '';
}

const reportSecret = optional(v.pipe(secret, v.minLength(32)));

const entries = v.object({
  ...credentials,
  AUTH_TOKEN: secret,
  AUTH_TOKEN_SECONDARY: optional(secret),
  RESTRICTED_API_KEY: optional(sid('SK')),
  RESTRICTED_API_SECRET: optional(secret),
  TASKROUTER_WORKSPACE_SID: sid('WS'),
  PAYMENTS_SYNC_SERVICE_SID: sid('IS'),
  ALLOWED_ORIGINS: v.pipe(
    listOfOrigins,
    v.minLength(1),
    v.check((origins) => origins.every(isOrigin)),
  ),
  DOMAIN_NAME: v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(:\d+)?$/i)),
  CALLS_REGION: optional(v.picklist(['us1', 'ie1', 'au1'])),
  CALLS_API_KEY: optional(sid('SK')),
  CALLS_API_SECRET: optional(secret),
  CALLS_AUTH_TOKEN: optional(secret),
  REPORT_URL: optional(v.pipe(v.string(), v.check(isReportUrl))),
  REPORT_SECRET: reportSecret,
  REPORT_SECRET_PREVIOUS: reportSecret,
});

/** A region other than US1 knows none of its keys and tokens. */
const neededElsewhere = (name: 'CALLS_API_KEY' | 'CALLS_API_SECRET' | 'CALLS_AUTH_TOKEN') =>
  v.check<v.InferOutput<typeof entries>, string>(
    ({ CALLS_REGION = 'us1', [name]: value }) => CALLS_REGION === 'us1' || value !== undefined,
    name,
  );

/** Both or neither: an endpoint without a secret could not distinguish our reports from anybody's. */
const schema = v.pipe(
  entries,
  v.forward(
    v.check(({ REPORT_URL, REPORT_SECRET }) => !REPORT_URL || REPORT_SECRET !== undefined),
    ['REPORT_SECRET'],
  ),
  v.forward(
    v.check(({ REPORT_URL, REPORT_SECRET }) => !REPORT_SECRET || REPORT_URL !== undefined),
    ['REPORT_URL'],
  ),
  v.forward(
    v.check(
      ({ RESTRICTED_API_KEY, RESTRICTED_API_SECRET }) =>
        !RESTRICTED_API_KEY || RESTRICTED_API_SECRET !== undefined,
    ),
    ['RESTRICTED_API_SECRET'],
  ),
  v.forward(
    v.check(
      ({ RESTRICTED_API_KEY, RESTRICTED_API_SECRET }) =>
        !RESTRICTED_API_SECRET || RESTRICTED_API_KEY !== undefined,
    ),
    ['RESTRICTED_API_KEY'],
  ),
  v.forward(neededElsewhere('CALLS_API_KEY'), ['CALLS_API_KEY']),
  v.forward(neededElsewhere('CALLS_API_SECRET'), ['CALLS_API_SECRET']),
  v.forward(neededElsewhere('CALLS_AUTH_TOKEN'), ['CALLS_AUTH_TOKEN']),
);

/** The functions' settings; every one is explained in `.env.example`. */
export type Settings = v.InferOutput<typeof schema>;
const reportNames = ['REPORT_URL', 'REPORT_SECRET', 'REPORT_SECRET_PREVIOUS'] as const;
type ReportSettings = Pick<Settings, (typeof reportNames)[number]>;

const names = Object.keys(entries.entries);
/** What was read last: a process has one environment, and reading it is a good part of a callback's work. */
let last: { readonly values: readonly unknown[]; readonly settings: Settings } | undefined;

/**
 * Reads the environment. Throws `not-configured` when a variable is missing or still a placeholder;
 * the log names the variables, never their values.
 */
export function readSettings(environment: RuntimeContext): Settings {
  const values = names.map((name) => environment[name]);
  if (last && values.every((value, at) => value === last?.values[at])) return last.settings;
  const parsed = v.safeParse(schema, environment);
  if (parsed.success) {
    last = { values, settings: parsed.output };
    return parsed.output;
  }
  const variables = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'environment');
  throw refusal('not-configured', 'The payment functions are not configured', {
    variables: [...new Set(variables)],
  });
}

const originsSchema = v.object({ ALLOWED_ORIGINS: listOfOrigins });

/**
 * The origins whose pages may read the answers. Read separately from the rest, so that a page can read what is
 * wrong even if another setting is missing.
 */
export function readAllowedOrigins(environment: unknown): readonly string[] {
  const parsed = v.safeParse(originsSchema, environment);
  return parsed.success ? parsed.output.ALLOWED_ORIGINS.filter(isOrigin) : [];
}

/** The newest first. */
export type Secrets = readonly [string, ...string[]];

/** Where reports go, and what signs them. */
export interface ReportTarget {
  readonly url: string;
  readonly secrets: Secrets;
}

/** Where reports go; undefined if reports are not configured. */
export function reportTarget({
  REPORT_URL,
  REPORT_SECRET,
  REPORT_SECRET_PREVIOUS,
}: ReportSettings): ReportTarget | undefined {
  if (REPORT_URL === undefined || REPORT_SECRET === undefined) return undefined;
  const previous = REPORT_SECRET_PREVIOUS === undefined ? [] : [REPORT_SECRET_PREVIOUS];
  return { url: REPORT_URL, secrets: [REPORT_SECRET, ...previous] };
}

const accountSchema = v.pick(entries, ['ACCOUNT_SID']);

/** The account, for reports; null if it is not set. */
export function readAccountSid(environment: unknown): string | null {
  const parsed = v.safeParse(accountSchema, environment);
  return parsed.success ? parsed.output.ACCOUNT_SID : null;
}

const reportSchema = v.pick(entries, reportNames);

/** Read apart from the rest, so that refusals are reported even when another setting is missing. */
export function readReportTarget(environment: unknown): ReportTarget | undefined {
  const parsed = v.safeParse(reportSchema, environment);
  return parsed.success ? reportTarget(parsed.output) : undefined;
}
