import { rm } from 'node:fs/promises';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import {
  type LocalTwilio,
  type LocalTwilioOptions,
  startLocalTwilio,
} from '../../local-twilio/server';
import { failureSchema, replySchemas } from '../../src/payment/protocol';
import { injectFaults } from '../../local-twilio/testing/faults';
import { build, newFolder } from './builds';
import { builtFolder } from './builtOnce';

/*
 * The built functions in the real twilio-run, behind the local Twilio; what the panel would do, without
 * a browser: agents log in, accept calls as Flex does, post forms and watch the call's document.
 */

type Options = Omit<LocalTwilioOptions, 'port' | 'tap'>;

/**
 * In the cloud a function's process may stand still once it has answered; the local Twilio cuts what is left
 * to do by then, and closing it fails where anything was.
 */
async function startFrozen(options: Options): Promise<LocalTwilio> {
  const cut: string[] = [];
  const local = await startLocalTwilio({
    ...options,
    port: 0,
    tap(from, text) {
      if (from === 'functions') cut.push(...(text.match(/cut after the answer: .*/g) ?? []));
    },
  });
  return {
    ...local,
    async close() {
      await local.close();
      if (cut.length > 0) throw new Error([...new Set(cut)].join('\n'));
    },
  };
}

/** The functions as the project configures them, but without its limits: built once for all files (`builtOnce.ts`). */
export async function start(options: Options = {}) {
  const functionsFolder = builtFolder();
  return { ...(await startFrozen({ ...options, functionsFolder })), functionsFolder };
}

/** With functions built for another configuration, given as the text of its file. */
export async function startConfigured(
  configuration: string,
  options: Options = {},
): Promise<LocalTwilio & { readonly functionsFolder: string }> {
  const folder = await newFolder();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await build(configuration, folder);
    const local = await startFrozen({ ...options, functionsFolder: folder });
    return {
      ...local,
      functionsFolder: folder,
      async close() {
        await local.close().finally(remove);
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

export function functionUrl(local: LocalTwilio, name: string): string {
  return `${local.origin}/twilio/${account.functionsDomain}/payments/${name}`;
}

export async function fetchJson(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** The account itself, to Twilio's APIs. */
export const authorization = `Basic ${btoa(`${account.sid}:${account.authToken}`)}`;

/** Asks a Twilio API as the account itself, e.g. `api.twilio.com/2010-04-01/…`; posts a form if given. */
export function askTwilio(local: LocalTwilio, path: string, form?: Fields): Promise<unknown> {
  return fetchJson(`${local.origin}/twilio/${path}`, {
    headers: { authorization },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
}

/** The documents of the project's Sync service. */
export const documents = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents`;

/** All of them, as the list answers. */
export const allDocuments = (local: LocalTwilio): Promise<unknown> => askTwilio(local, documents);

const requestCounts = v.record(v.string(), v.record(v.string(), v.number()));

/** Requests to Twilio since `resetMetrics`, by host and method. */
export async function metrics(local: LocalTwilio): Promise<v.InferOutput<typeof requestCounts>> {
  return v.parse(requestCounts, await fetchJson(`${local.origin}/metrics`));
}

/** Waits until every webhook that was sent is answered or given up. */
export async function webhooksSettled(local: LocalTwilio): Promise<void> {
  await fetch(`${local.origin}/webhooks/settled`);
}

/** Starts counting anew, once every earlier webhook has settled: the requests those cause do not count. */
export async function resetMetrics(local: LocalTwilio): Promise<void> {
  await webhooksSettled(local);
  await fetch(`${local.origin}/metrics/reset`, { method: 'POST' });
}

export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Keeps TaskRouter from sending events, in addition to other faults. */
export async function withoutTaskEvents(local: LocalTwilio, others: object = {}): Promise<void> {
  await injectFaults(local.origin, { ...others, taskEvents: { drop: 1 } });
}

export type Fields = Readonly<Record<string, string>>;

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

/** Code and detail of a failure; throws if the answer is not one. */
export function failureOf({ status, body }: Answered) {
  const { error } = v.parse(failureSchema, body);
  return { status, ...error };
}

export const asked = (answer: Answered) => v.parse(replySchemas.asked, answer.body);
