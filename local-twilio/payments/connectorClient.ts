import { setTimeout as sleep } from 'node:timers/promises';
import { Value } from '@sinclair/typebox/value';
import { connectorAuthorization } from '../connector/connectors';
import { ConnectorReply, type ConnectorRequest } from '../connector/schemas';

const TIMEOUT_MS = 10_000;
const RETRIES = 5;
const PAUSE_MS = 200;

/**
 * Posts one transaction to the merchant's processor, as the Generic Pay Connector does: ten seconds
 * each, up to five retries with the same transaction id. Undefined when none got an answer that fits
 * the contract; nothing of the request is kept or repeated in an error.
 */
export async function postToConnector(
  url: string,
  request: ConnectorRequest,
): Promise<ConnectorReply | undefined> {
  for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
    if (attempt > 0) await sleep(PAUSE_MS * attempt, undefined, { ref: false });
    const reply = await postOnce(url, request);
    if (reply) return reply;
  }
  return undefined;
}

async function postOnce(url: string, body: ConnectorRequest): Promise<ConnectorReply | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: connectorAuthorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const reply: unknown = await response.json();
    return response.ok && Value.Check(ConnectorReply, reply) ? reply : undefined;
  } catch {
    return undefined;
  }
}
