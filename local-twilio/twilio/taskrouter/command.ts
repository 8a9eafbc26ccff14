import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { account } from '../../account';
import type { Conferences } from '../conferences/conferences';
import { invalidParameter } from '../rest/errors';
import { type Outcome, refused } from '../rest/outcome';
import type { Worker } from './model';
import type { Monitoring } from './monitoring';
import type { TaskRouter } from './taskRouter';
import type { Transfers } from './transfers';
import type { VoiceChannel } from './voiceChannel';

/** What a client of the event bridge asked for, once its token and address are known. */
export interface Command {
  readonly worker: Worker;
  /** The parts of the address in brackets. */
  readonly sids: readonly string[];
  readonly params: unknown;
}

/** The payload of the answer. */
export type CommandOutcome = Outcome<object>;

export interface CommandRoute {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  run(command: Command): CommandOutcome;
}

export interface Parts {
  readonly taskRouter: TaskRouter;
  readonly transfers: Transfers;
  readonly conferences: Conferences;
  readonly voice: VoiceChannel;
  readonly monitoring: Monitoring;
}

/** Where a command is posted: its path in the workspace, as a regular expression. */
export const address = (path: string): RegExp =>
  new RegExp(`^Workspaces/${account.workspaceSid}/${path}$`);

/** Parameters are checked where they are used; a wrong one is refused as Twilio does. */
export function withParams<T extends TSchema>(
  schema: T,
  params: unknown,
  run: (params: Static<T>) => CommandOutcome,
): CommandOutcome {
  const given: unknown = params ?? {};
  if (Value.Check(schema, given)) return run(given);
  const first = Value.Errors(schema, given).First();
  return refused(
    invalidParameter(`Invalid parameter ${first?.path ?? ''}: ${first?.message ?? ''}`),
  );
}
