import { parseJsonObject } from '../rest/json';

export type FrameHeader = Readonly<Record<string, unknown>>;

export interface Frame {
  readonly header: FrameHeader;
  /** JSON value, or text that is not JSON; undefined if empty. */
  readonly payload: unknown;
}

const CRLF = Buffer.from('\r\n');
const PREAMBLE = /^TWILSOCK V3\.0 (\d{1,7})$/;

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * JSON, or else the literal text: the Sync SDK sends the name of its product as the body of a DELETE, and
 * labels it JSON.
 */
function parsePayload(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Reads one Twilsock v3 frame: `TWILSOCK V3.0 <bytes of header>`, the header's JSON, the payload,
 * separated by CRLF; `payload_size` counts bytes. Undefined for anything that is not exactly one
 * whole frame.
 */
export function decodeFrame(message: Buffer): Frame | undefined {
  const lineEnd = message.indexOf(CRLF);
  const size = PREAMBLE.exec(message.subarray(0, Math.max(lineEnd, 0)).toString('latin1'))?.[1];
  if (size === undefined) return undefined;
  const headerStart = lineEnd + CRLF.length;
  const headerEnd = headerStart + Number(size);
  const payloadStart = headerEnd + CRLF.length;
  if (!message.subarray(headerEnd, payloadStart).equals(CRLF)) return undefined;
  const text = utf8(message.subarray(headerStart, headerEnd));
  const header = text === undefined ? undefined : parseJsonObject(text);
  const body = message.subarray(payloadStart);
  const payload = utf8(body);
  if (!header || payload === undefined || (header.payload_size ?? 0) !== body.length) {
    return undefined;
  }
  return { header, payload: parsePayload(payload) };
}

/** Writes one Twilsock v3 frame; a payload goes as JSON. */
export function encodeFrame(header: FrameHeader, payload?: unknown): Buffer {
  const body = Buffer.from(payload === undefined ? '' : JSON.stringify(payload));
  const sizes = { payload_size: body.length, payload_type: 'application/json' };
  const head = Buffer.from(JSON.stringify({ ...header, ...sizes }));
  return Buffer.concat([Buffer.from(`TWILSOCK V3.0 ${head.length}\r\n`), head, CRLF, body]);
}
