import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SyncClient, type SyncDocument } from 'twilio-sync';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import { failureSchema, replySchemas } from '../../src/payment/protocol';
import { type CallDocument, parseDocument } from '../../src/payment/session';
import { type AgentView, agentView } from '../../src/payment/view';

/*
 * The built functions in the real twilio-run, behind the local Twilio; what the panel would do, without
 * a browser: agents log in, accept calls as Flex does, post forms and watch the call's document.
 */

const functionsFolder = join(__dirname, '..', 'dist', 'functions');

export async function start(): Promise<LocalTwilio> {
  if (!existsSync(join(functionsFolder, 'payments', 'open.js'))) {
    throw new Error('the functions are not built: run `node serverless/build.mjs`');
  }
  return startLocalTwilio({ port: 0, functionsFolder });
}

export function functionUrl(local: LocalTwilio, name: string): string {
  return `${local.origin}/twilio/${account.functionsDomain}/payments/${name}`;
}

export async function fetchJson(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What the panel knows of a call: the three SIDs every request carries. */
export interface LiveCall {
  readonly taskSid: string;
  readonly callSid: string;
  readonly conferenceSid: string;
}

export type Fields = Readonly<Record<string, string>>;

export interface Agent {
  readonly token: string;
  readonly workerSid: string;
  /** A customer calls, and this agent accepts. */
  takeCall(): Promise<LiveCall>;
  /** Posts a form with the agent's token; answers status and body. */
  post(name: string, fields: Fields): Promise<Answered>;
  /** Ends the call and completes its task. */
  finish(call: LiveCall): Promise<void>;
  /** Is offered no calls any more. */
  goOffline(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export async function postForm(
  local: LocalTwilio,
  name: string,
  fields: Fields,
  headers: Fields = {},
): Promise<Answered> {
  return answered(
    await fetch(functionUrl(local, name), {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    }),
  );
}

export async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

/** Code and detail of a failure; throws when the answer is none. */
export function failureOf({ status, body }: Answered) {
  const { error } = v.parse(failureSchema, body);
  return { status, ...error };
}

export const asked = (answer: Answered) => v.parse(replySchemas.asked, answer.body);

const tokenSchema = v.object({ token: v.string() });
const reservations = v.object({
  payload: v.object({
    contents: v.array(
      v.object({ sid: v.string(), task_sid: v.string(), reservation_status: v.string() }),
    ),
  }),
});
const activities = v.object({
  payload: v.object({ contents: v.array(v.object({ sid: v.string(), available: v.boolean() })) }),
});
const placed = v.object({ callSid: v.string() });
const attributes = v.object({
  call_sid: v.string(),
  conference: v.optional(v.object({ sid: v.string() })),
});
const taskSchema = v.object({
  payload: v.object({
    attributes: v.union([v.pipe(v.string(), v.parseJson(), attributes), attributes]),
  }),
});

/** Logs an agent of the local account in, without a browser. */
export async function logIn(
  local: LocalTwilio,
  identity: string,
  workerSid: string,
): Promise<Agent> {
  const issued = await fetchJson(`${local.origin}/agents/${identity}/token`, { method: 'POST' });
  const { token } = v.parse(tokenSchema, issued);

  // As Flex UI's TaskRouter client asks: the event bridge takes the request to be made.
  const bridge = (method: 'GET' | 'POST', path: string, params: object = {}) =>
    fetchJson(`${local.origin}/twilio/event-bridge.twilio.com/v1/wschannels`, {
      ...json({ url: `Workspaces/${account.workspaceSid}/${path}`, method, params, token }),
    });
  const mine = async () =>
    v.parse(reservations, await bridge('GET', `Workers/${workerSid}/Reservations`)).payload
      .contents;
  const taskOf = async (sid: string) =>
    v.parse(taskSchema, await bridge('GET', `Tasks/${sid}`)).payload.attributes;

  async function accept(callSid: string): Promise<LiveCall> {
    for (const offer of await mine()) {
      if (offer.reservation_status !== 'pending') continue;
      if ((await taskOf(offer.task_sid)).call_sid !== callSid) continue;
      await bridge('POST', `Workers/${workerSid}/Reservations/${offer.sid}`, {
        Instruction: 'conference',
        EndConferenceOnExit: false,
        EndConferenceOnCustomerExit: true,
      });
      const leg = local.calls
        .list()
        .find(({ to, status }) => to === `client:${identity}` && status === 'ringing');
      if (leg) local.calls.answer(leg.sid);
      const conferenceSid = (await taskOf(offer.task_sid)).conference?.sid;
      if (conferenceSid === undefined) throw new Error('the task has no conference');
      return { taskSid: offer.task_sid, callSid, conferenceSid };
    }
    throw new Error(`the call was not offered to ${identity}`);
  }

  return {
    token,
    workerSid,
    async takeCall() {
      const { callSid } = v.parse(
        placed,
        await fetchJson(`${local.origin}/caller/calls`, { method: 'POST' }),
      );
      return accept(callSid);
    },
    post: (name, fields) => postForm(local, name, { ...fields, Token: token }),
    async finish(call) {
      await hangUp(local, call);
      await bridge('POST', `Tasks/${call.taskSid}`, { AssignmentStatus: 'completed' });
    },
    async goOffline() {
      const { payload } = v.parse(activities, await bridge('GET', 'Activities'));
      const offline = payload.contents.find(({ available }) => !available);
      await bridge('POST', `Workers/${workerSid}`, { ActivitySid: offline?.sid });
    },
  };
}

/** What an agent sees of a call, live, with the token and the document that `open` gave them. */
export interface Watched {
  view(): AgentView;
  /** Resolves with the first view that fits, the present one or one to come. */
  until(fits: (view: AgentView) => boolean): Promise<AgentView>;
  document(): CallDocument;
  /** Tries to read a document of another name with the same token. */
  readOther(name: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function watch(local: LocalTwilio, agent: Agent, call: LiveCall): Promise<Watched> {
  const opened = v.parse(replySchemas.open, (await agent.post('open', { ...call })).body);
  const uri = `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`;
  // Where the client connects to is an option its types do not name.
  const options = { Twilsock: { uri }, Sync: { enableSessionStorage: false } };
  const client = new SyncClient(opened.syncToken, options);
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

/** The caller presses keys on their phone. */
export async function press(local: LocalTwilio, call: LiveCall, digits: string): Promise<void> {
  await fetchJson(`${local.origin}/caller/calls/${call.callSid}/keys`, json({ digits }));
}

export function hangUp(local: LocalTwilio, call: LiveCall): Promise<unknown> {
  return fetchJson(`${local.origin}/caller/calls/${call.callSid}/hangup`, { method: 'POST' });
}

export const stateOf = (view: AgentView, field: string) =>
  view.fields.find((each) => each.field === field);
