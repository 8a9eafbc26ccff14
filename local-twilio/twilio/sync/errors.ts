import type { RestError } from '../rest/errors';

const refusal = (status: number, code: number, message: string): RestError => ({
  status,
  code,
  message,
});

/**
 * How Sync refuses, with the numbers of Twilio's error dictionary: the same for REST and for clients over
 * Twilsock, whose SDK reads `status`, `code` and `message`.
 */
export const syncErrors = {
  serviceNotFound: refusal(404, 54050, 'Service instance not found'),
  invalidIfMatch: refusal(400, 54003, 'Invalid If-Match header: a revision, or *, is expected'),
  tooLarge: (bytes: number) =>
    refusal(413, 54006, `Request entity too large: at most ${bytes / 1024} KiB`),
  invalidJson: { status: 400, code: 54008, message: 'Invalid JSON: Data must be a JSON object' },
  accessForbidden: refusal(403, 54007, 'Access forbidden for identity'),
  invalidTtl: refusal(400, 54011, 'Invalid TTL: 0 to 31536000 seconds'),
  documentNotFound: refusal(404, 54100, 'Document not found'),
  revisionMismatch: refusal(
    412,
    54103,
    'The revision of the document does not match the expected revision',
  ),
  listNotFound: refusal(404, 54150, 'List not found'),
  listItemNotFound: refusal(404, 54151, 'List Item not found'),
  listItemRevisionMismatch: refusal(
    412,
    54155,
    'The revision of the List Item does not match the expected revision',
  ),
  mapNotFound: refusal(404, 54200, 'Map not found'),
  mapItemNotFound: refusal(404, 54201, 'Map Item not found'),
  mapItemRevisionMismatch: refusal(
    412,
    54205,
    'The revision of the Map Item does not match the expected revision',
  ),
  mapItemExists: refusal(409, 54208, 'An Item with given key already exists in the Map'),
  invalidMapKey: refusal(400, 54209, 'Invalid Map Item key: 1 to 320 characters'),
  streamNotFound: refusal(404, 54250, 'Stream not found'),
  /** Flex UI looks for these words. */
  nameNotFound: refusal(404, 54300, 'Unique name not found'),
  nameTaken: refusal(409, 54301, 'Unique name already exists'),
} as const;

/** The writes to one object, over a window of ten seconds, were too many for its size. */
export const rateLimited = (action: 'read' | 'write', type: string, sid: string): RestError =>
  refusal(429, 54009, `Rate limit exceeded for ${action}-${type}-${sid}`);
