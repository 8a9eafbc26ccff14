import { reasonOf } from './problem';
import type { Deployed } from './steps/functions';
import type { Cloud } from './steps/step';

/** The result of one check. */
export type Check =
  | { readonly name: string; readonly ok: true; readonly says: string }
  | { readonly name: string; readonly ok: false; readonly says: string; readonly todo: string };

/** What every check may examine. */
export interface Examined extends Cloud {
  readonly deployed: Deployed | undefined;
  readonly functionsUrl: unknown;
}

/** What mends most of what can be wrong. */
export const SETUP = 'npm run setup';

export const good = (name: string, says: string): Check => ({ name, ok: true, says });
export const bad = (name: string, says: string, todo: string): Check => ({
  name,
  ok: false,
  says,
  todo,
});

/** A check whose failure to reach Twilio does not end the others. */
export const checking =
  (name: string, look: (examined: Examined) => Check | Promise<Check>) =>
  async (examined: Examined): Promise<Check> => {
    try {
      return await look(examined);
    } catch (error) {
      return bad(name, reasonOf(error), 'Run it again; if it stays so, see docs/deploy.md');
    }
  };
