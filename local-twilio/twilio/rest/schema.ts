import { type TSchema, Type } from '@sinclair/typebox';

/* What the schemas of Twilio's REST APIs are made of. */

/** A SID, e.g. `Sid('CA')` of a call. */
export const Sid = (prefix: string) =>
  Type.String({ pattern: `^${prefix}[0-9a-fA-F]{32}$`, minLength: 34, maxLength: 34 });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of these texts. */
export function oneOf<const T extends string>(values: readonly T[], format?: string) {
  return Type.Unsafe<T>({ type: 'string', enum: values, ...(format && { format }) });
}

/** An object with unknown properties does not match. */
export const closed = { additionalProperties: false };

/** A time in the newer APIs; `api.twilio.com` writes RFC 2822. */
export const DateTime = Type.String({ format: 'date-time' });
export const Rfc2822Time = Type.String({ format: 'date-time-rfc-2822' });
export const Uri = Type.String({ format: 'uri' });

/** `meta` of a page in the newer APIs. */
export const pageMeta = <T extends TSchema>(key: T) =>
  Type.Object(
    {
      key,
      page: Type.Integer(),
      page_size: Type.Integer(),
      url: Uri,
      first_page_url: Uri,
      previous_page_url: Nullable(Uri),
      next_page_url: Nullable(Uri),
    },
    closed,
  );

/**
 * Properties of a page of `api.twilio.com`, beside its items. Twilio publishes absolute addresses of pages
 * (format `uri`) but sends paths: `format` says which.
 */
export function pageProperties(format: 'uri' | 'uri-reference') {
  const Address = Type.String({ format });
  return {
    start: Type.Integer(),
    end: Type.Integer(),
    page: Type.Integer(),
    page_size: Type.Integer(),
    uri: Address,
    first_page_uri: Address,
    previous_page_uri: Nullable(Address),
    next_page_uri: Nullable(Address),
  };
}
