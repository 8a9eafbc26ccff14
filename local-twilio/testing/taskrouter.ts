import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { account } from '../account';
import type { LocalTwilio } from '../server';

/** Actions on a running local Twilio that several tests share, as scripts and desktops would perform them. */

const credentials = Buffer.from(`${account.sid}:${account.authToken}`).toString('base64');

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function send(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}

/** A REST request with the account's credentials: a GET, or a POST when there is a form. */
export const rest = (
  { origin }: LocalTwilio,
  hostAndPath: string,
  form?: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> =>
  send(`${origin}/twilio/${hostAndPath}`, {
    headers: { authorization: `Basic ${credentials}`, ...headers },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });

export const postJson = ({ origin }: LocalTwilio, path: string, body: object, headers = {}) =>
  send(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Reads a string out of a reply by its path; throws when it is not one. */
export function textAt(body: unknown, ...path: readonly (string | number)[]): string {
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === String(key))?.[1]
        : undefined,
    body,
  );
  if (typeof found !== 'string') throw new Error(`no text at ${path.join('.')}`);
  return found;
}

/** Logs an agent in without a browser. */
export async function logIn(local: LocalTwilio, identity = 'agent-1'): Promise<string> {
  return textAt((await postJson(local, `/agents/${identity}/token`, {})).body, 'token');
}

/** A request of the agent's Flex UI to TaskRouter. */
export const eventBridge = (
  local: LocalTwilio,
  token: string,
  method: 'GET' | 'POST',
  path: string,
  params: object = {},
) =>
  postJson(local, '/twilio/event-bridge.twilio.com/v1/wschannels', {
    url: path.startsWith('v1/') ? path : `Workspaces/${account.workspaceSid}/${path}`,
    method,
    params,
    token,
  });

const Reservations = Type.Object({
  payload: Type.Object({
    contents: Type.Array(Type.Object({ sid: Type.String(), task_sid: Type.String() })),
  }),
});

export interface RingingCall {
  readonly customer: string;
  readonly taskSid: string;
  readonly reservationSid: string;
  readonly workerSid: string;
}

/** A customer calls; the first agent, whose token this is, is offered the task. */
export async function ringingCall(local: LocalTwilio, token: string): Promise<RingingCall> {
  const customer = local.calls.place({
    party: 'customer',
    direction: 'inbound',
    from: '+14155550100',
    to: account.phoneNumber,
  }).sid;
  const workerSid = 'WK10ca1000000000000000000000000001';
  const { body } = await eventBridge(local, token, 'GET', `Workers/${workerSid}/Reservations`);
  const reservation = Value.Parse(Reservations, body).payload.contents.at(-1);
  if (!reservation) throw new Error('no reservation for the first agent');
  return { customer, workerSid, reservationSid: reservation.sid, taskSid: reservation.task_sid };
}

/** As the agent's desktop does: asks for the conference, and its Voice SDK answers. */
export async function acceptCall(
  local: LocalTwilio,
  token: string,
  { workerSid, reservationSid }: RingingCall,
  endConferenceOnExit = true,
): Promise<void> {
  await eventBridge(local, token, 'POST', `Workers/${workerSid}/Reservations/${reservationSid}`, {
    Instruction: 'conference',
    To: 'client:agent-1',
    EndConferenceOnExit: endConferenceOnExit,
    EndConferenceOnCustomerExit: true,
  });
  for (const { sid, party, status } of local.calls.list())
    if (party === 'agent' && status === 'ringing') local.calls.answer(sid);
}
