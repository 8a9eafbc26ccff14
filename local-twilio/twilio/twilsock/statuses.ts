import type { Status } from './messages';

export const ok: Status = { code: 200, status: 'OK' };

/** Asked for something before a token was accepted. */
export const unauthorized: Status = { code: 401, status: 'UNAUTHORIZED' };

/** The SDK answers it with its `tokenExpired`. */
export const tokenExpired: Status = {
  code: 410,
  status: 'TOKEN_EXPIRED',
  errorCode: 51207,
  description: 'Token expired',
};

/** To the SDK a fatal error: it does not connect again. */
export const notTwilsock: Status = {
  code: 406,
  status: 'NOT_ACCEPTABLE',
  description: 'Not a Twilsock V3.0 message',
};
