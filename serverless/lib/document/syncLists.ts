import * as v from 'valibot';
import { findOnTwilio, retrying } from '../twilio/retry';
import { askTwilio, type TwilioAccess, TwilioError } from '../twilio/http';

/* Lists of the project's Sync service: items in order of arrival, each with its own lifetime. */

const host = 'sync.twilio.com';

const listsPath = ({ settings }: TwilioAccess) =>
  `/v1/Services/${settings.PAYMENTS_SYNC_SERVICE_SID}/Lists`;
const itemsPath = (access: TwilioAccess, list: string) => `${listsPath(access)}/${list}/Items`;

const itemsSchema = v.object({
  items: v.array(v.object({ index: v.number(), data: v.unknown(), created_by: v.string() })),
});
export type ListItem = v.InferOutput<typeof itemsSchema>['items'][number];

/** The first items of a list, oldest first; none if there is no such list. */
export async function firstItems(
  access: TwilioAccess,
  list: string,
  most: number,
): Promise<readonly ListItem[]> {
  const path = `${itemsPath(access, list)}?Order=asc&PageSize=${most}`;
  const request = { method: 'GET', host, path } as const;
  const found = await findOnTwilio(access.signal, () => askTwilio(access, request, itemsSchema));
  return found?.items ?? [];
}

/** Returns false if there is no such list. */
async function append(
  access: TwilioAccess,
  list: string,
  data: object,
  ttl: number,
): Promise<boolean> {
  const form = { Data: JSON.stringify(data), ItemTtl: String(ttl) };
  const request = { method: 'POST', host, path: itemsPath(access, list), form } as const;
  const sent = await findOnTwilio(access.signal, async () => {
    await askTwilio(access, request, v.unknown());
    return true;
  });
  return sent ?? false;
}

async function createList(access: TwilioAccess, list: string): Promise<void> {
  const form = { UniqueName: list };
  const request = { method: 'POST', host, path: listsPath(access), form } as const;
  try {
    await retrying(access.signal, () => askTwilio(access, request, v.unknown()));
  } catch (error) {
    // Somebody else was faster.
    if (!(error instanceof TwilioError && error.failure.status === 409)) throw error;
  }
}

/**
 * Puts an item at the end of a list, which is made when it is missing. An item whose reply was lost is put
 * there again, so a reader must not mind one that comes twice.
 */
export async function appendItem(
  access: TwilioAccess,
  list: string,
  data: object,
  ttl: number,
): Promise<void> {
  if (await append(access, list, data, ttl)) return;
  await createList(access, list);
  if (!(await append(access, list, data, ttl))) throw new Error('the list is gone again');
}

/** Removes an item, if it is still there. */
export async function removeItem(access: TwilioAccess, list: string, index: number): Promise<void> {
  const path = `${itemsPath(access, list)}/${index}`;
  const request = { method: 'DELETE', host, path } as const;
  await findOnTwilio(access.signal, () => askTwilio(access, request, v.unknown()));
}
