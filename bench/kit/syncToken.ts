import type { LocalTwilio } from '../../local-twilio/server';
import { askTwilio, documents } from '../../serverless/http.test/harness';
import { syncToken } from '../../local-twilio/testing/syncToken';

/** A token that may read one document. */
export async function tokenToRead(local: LocalTwilio, document: string): Promise<string> {
  const identity = 'bench';
  const rights = { Read: 'true', Write: 'false', Manage: 'false' };
  await askTwilio(local, `${documents}/${document}/Permissions/${identity}`, rights);
  return syncToken(identity);
}
