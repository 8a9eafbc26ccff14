import { setTimeout as sleep } from 'node:timers/promises';
import { Value } from '@sinclair/typebox/value';
import { authorizationWith, type PayConnector } from '../../world/connector/connectors';
import {
  ConnectorReply,
  type ConnectorRequest,
  type TwoRouteRequest,
} from '../../world/connector/schemas';
import type { SwitchSettings } from '../switches/switches';

const RETRIES = 5;
const PAUSE_MS = 200;

export type ConnectorAnswer =
  | { readonly kind: 'reply'; readonly reply: ConnectorReply }
  /** The processor does not know our user. */
  | { readonly kind: 'unauthorized' }
  /** Nothing in time, or nothing that fits the contract. */
  | { readonly kind: 'none' };

/** A processor's address, the style of its requests, and the time limit of each. */
export interface Target extends Pick<PayConnector, 'style' | 'password'> {
  readonly headers: SwitchSettings['connectorHeaders'];
  readonly url: string;
  readonly timeoutMs: number;
}

/**
 * Posts one transaction to the merchant's processor, as the Generic Pay Connector does: up to five
 * retries with the same transaction id. The older style has no such id, so a processor could not distinguish
 * a retry from a second charge; that it is not retried is a guess. Nothing from the request is kept or
 * repeated in an error.
 */
export async function postToConnector(
  request: ConnectorRequest,
  target: Target,
): Promise<ConnectorAnswer> {
  const retries = target.style === 'two-routes' ? 0 : RETRIES;
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    if (attempt > 0) await sleep(PAUSE_MS * attempt, undefined, { ref: false });
    const answer = await postOnce(request, target);
    if (answer.kind !== 'none') return answer;
  }
  return { kind: 'none' };
}

/** The older style: the method is in the URL, the year has four digits, and there is no id. */
function asTwoRoutes(request: ConnectorRequest): TwoRouteRequest {
  const { description, parameters } = request;
  const details = { ...twoRouteSource(request), description, parameters };
  if (request.method === 'tokenize') return details;
  return { ...details, amount: request.amount, currency_code: request.currency_code };
}

function twoRouteSource(request: ConnectorRequest) {
  if (!('cardnumber' in request)) {
    const { bankaccountnumber, routingnumber } = request;
    return { bankaccountnumber, routingnumber };
  }
  const { cardnumber, cvv, expiry_month, expiry_year, postal_code } = request;
  return { cardnumber, cvv, expiry_month, expiry_year: `20${expiry_year}`, postal_code };
}

async function postOnce(request: ConnectorRequest, target: Target): Promise<ConnectorAnswer> {
  const { url, style, password, timeoutMs, headers } = target;
  const older = style === 'two-routes';
  try {
    const response = await fetch(older ? `${url}/${request.method}` : url, {
      method: 'POST',
      headers: {
        authorization: authorizationWith(password),
        ...(headers === 'json'
          ? { 'content-type': 'application/json' }
          : { 'content-type': '', 'user-agent': 'AHC/2.1' }),
      },
      body: JSON.stringify(older ? asTwoRoutes(request) : request),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const reply: unknown = await response.json();
    if (response.status === 401 || response.status === 403) return { kind: 'unauthorized' };
    const fits = response.ok && Value.Check(ConnectorReply, reply);
    return fits ? { kind: 'reply', reply } : { kind: 'none' };
  } catch {
    return { kind: 'none' };
  }
}
