import { Type } from '@sinclair/typebox';

export const ValidateBody = Type.Object({ token: Type.String() });

/** What Flex UI reads of a token that was renewed (its sources). */
export const RefreshReply = Type.Object({
  token: Type.String(),
  identity: Type.String(),
  expiration: Type.String({ format: 'date-time' }),
  roles: Type.Array(Type.String()),
});

/** As twilio-flex-token-validator documents its result; an invalid token gets `valid: false`. */
export const ValidateReply = Type.Object({
  valid: Type.Boolean(),
  code: Type.Integer(),
  message: Type.Union([Type.String(), Type.Null()]),
  expiration: Type.Optional(Type.String({ format: 'date-time' })),
  realm_user_id: Type.Optional(Type.String()),
  identity: Type.Optional(Type.String()),
  worker_sid: Type.Optional(Type.String()),
  roles: Type.Optional(Type.Array(Type.String())),
});

export const IssueBody = Type.Object(
  { ttlSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })) },
  { additionalProperties: false },
);

export const IssueReply = Type.Object({
  token: Type.String(),
  expiration: Type.String({ format: 'date-time' }),
});
