import type { LocalTwilio } from '../../local-twilio/server';
import { askTwilio, documents } from '../../serverless/http.test/harness';
import { postToTwilio } from './post';

/** A Sync document that only the measure writes. */
export async function createDocument(local: LocalTwilio, name: string): Promise<void> {
  await askTwilio(local, documents, { UniqueName: name, Data: '{"number":0}' });
}

/** One bare REST write: the least that every callback needs. */
export async function writeDocument(
  local: LocalTwilio,
  name: string,
  number: number,
): Promise<void> {
  const fields = { Data: JSON.stringify({ number }) };
  await postToTwilio(local.origin, `${documents}/${name}`, fields);
}

/** One bare REST read. */
export async function readDocument(local: LocalTwilio, name: string): Promise<void> {
  await askTwilio(local, `${documents}/${name}`);
}

/** How long `work` takes, in milliseconds. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
