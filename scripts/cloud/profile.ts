import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const schema = v.object({
  activeProject: v.optional(v.nullable(v.string())),
  profiles: v.optional(v.record(v.string(), v.object({ accountSid: v.string() })), {}),
});

/**
 * The account of the active profile of Twilio's CLI; undefined where there is none. What else a profile
 * holds is an API key, and those make no keys and check no signatures.
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
