import type { SyncClient, SyncDocument } from 'twilio-sync';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import { parseDocument } from '../../src/payment/document/parseDocument';
import type { CallDocument } from '../../src/payment/document/session';
import { agentView, type AgentView, entryOf } from '../../src/payment/rules/view';
import type { Agent, LiveCall } from './agents';

/** Follows a call's payments. */
export interface Followed {
  /** Resolves with the first view that fits, the present one or one to come. */
  until(fits: (view: AgentView) => boolean): Promise<AgentView>;
  close(): Promise<void>;
}

/** What an agent sees of a call, live, with the token and the document that `open` gave them. */
export interface Watched extends Followed {
  view(): AgentView;
  document(): CallDocument;
  /** Tries to read a document of another name with the same token. */
  readOther(name: string): Promise<unknown>;
}

/**
 * The agent's Sync client, as the panel makes it. Loaded by those who connect: it replaces `JSON.stringify` by one
 * that is several times as slow, also for the local Twilio in the same process.
 */
export async function connect(local: LocalTwilio, syncToken: string): Promise<SyncClient> {
  const { SyncClient } = await import('twilio-sync');
  const uri = `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`;
  // Where the client connects to is an option its types do not name.
  const options = { Twilsock: { uri }, Sync: { enableSessionStorage: false } };
  return new SyncClient(syncToken, options);
}

export async function watch(local: LocalTwilio, agent: Agent, call: LiveCall): Promise<Watched> {
  const opened = v.parse(replySchemas.open, (await agent.post('open', { ...call })).body);
  const client = await connect(local, opened.syncToken);
  const document = await client.document({ id: opened.document, mode: 'open_existing' });
  const read = () => {
    const parsed = parseDocument(document.data);
    if (!parsed) throw new Error('not a document of ours');
    return parsed;
  };
  const view = () => agentView(read(), Date.now());
  return {
    view,
    document: read,
    readOther: (name) => client.document({ id: name, mode: 'open_existing' }),
    until: (fits) => untilUpdate(document, view, fits),
    async close() {
      await client.shutdown();
    },
  };
}

function untilUpdate(
  document: SyncDocument,
  view: () => AgentView,
  fits: (view: AgentView) => boolean,
): Promise<AgentView> {
  return new Promise((resolve) => {
    const look = () => {
      const seen = view();
      if (!fits(seen)) return;
      document.off('updated', look);
      resolve(seen);
    };
    document.on('updated', look);
    look();
  });
}

export const stateOf = (view: AgentView, field: string) =>
  view.fields.find((each) => each.field === field);

/** What is shown of the entry into a field. */
export function shownOf(view: AgentView, field: string): string {
  const row = stateOf(view, field);
  return row ? entryOf(row).shown : '';
}
