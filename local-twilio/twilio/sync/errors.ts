import type { RestError } from '../rest/errors';

/**
 * How Sync refuses, in numbers of Twilio's error dictionary. The same for REST and for the clients
 * over Twilsock, whose SDK reads `status`, `code` and `message`.
 */
export const syncErrors = {
  serviceNotFound: { status: 404, code: 54050, message: 'Service instance not found' },
  invalidIfMatch: {
    status: 400,
    code: 54003,
    message: 'Invalid If-Match header: a revision, or *, is expected',
  },
  tooLarge: { status: 413, code: 54006, message: 'Request entity too large: at most 16 KiB' },
  accessForbidden: { status: 403, code: 54007, message: 'Access forbidden for identity' },
  invalidTtl: { status: 400, code: 54011, message: 'Invalid TTL: 0 to 31536000 seconds' },
  documentNotFound: { status: 404, code: 54100, message: 'Document not found' },
  revisionMismatch: {
    status: 412,
    code: 54103,
    message: 'The revision of the document does not match the expected revision',
  },
  listNotFound: { status: 404, code: 54150, message: 'List not found' },
  listItemNotFound: { status: 404, code: 54151, message: 'List Item not found' },
  listItemRevisionMismatch: {
    status: 412,
    code: 54155,
    message: 'The revision of the List Item does not match the expected revision',
  },
  mapNotFound: { status: 404, code: 54200, message: 'Map not found' },
  mapItemNotFound: { status: 404, code: 54201, message: 'Map Item not found' },
  mapItemRevisionMismatch: {
    status: 412,
    code: 54205,
    message: 'The revision of the Map Item does not match the expected revision',
  },
  mapItemExists: {
    status: 409,
    code: 54208,
    message: 'An Item with given key already exists in the Map',
  },
  invalidMapKey: { status: 400, code: 54209, message: 'Invalid Map Item key: 1 to 320 characters' },
  streamNotFound: { status: 404, code: 54250, message: 'Stream not found' },
  /** Flex UI looks for these words. */
  nameNotFound: { status: 404, code: 54300, message: 'Unique name not found' },
  nameTaken: { status: 409, code: 54301, message: 'Unique name already exists' },
} as const satisfies Readonly<Record<string, RestError>>;

/** 20 writes a second to one object, over a window of ten seconds, were too many. */
export const rateLimited = (type: string, sid: string): RestError => ({
  status: 429,
  code: 54009,
  message: `Rate limit exceeded for write-${type}-${sid}`,
});
