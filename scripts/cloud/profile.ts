import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const schema = v.object({
  activeProject: v.optional(v.nullable(v.string())),
  profiles: v.optional(v.record(v.string(), v.object({ accountSid: v.string() })), {}),
});

/**
 * The account of the active profile of Twilio's CLI; undefined if there is none. The profile's credentials are
 * an API key, which can neither create keys nor verify signatures.
 */
export function profileAccount(): string | undefined {
  const file = join(homedir(), '.twilio-cli/config.json');
  if (!existsSync(file)) return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) return undefined;
    const { activeProject, profiles } = parsed.output;
    return profiles[activeProject ?? '']?.accountSid;
  } catch {
    return undefined;
  }
}
