import { randomBytes } from 'node:crypto';
import { settings } from './settings';

/** A new SID: two letters and 32 hexadecimal digits, as every Twilio resource has. */
export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

/** One person who answers calls in the local account. */
export interface Agent {
  /** Client identity; also the friendly name of the worker. */
  readonly identity: string;
  readonly fullName: string;
  readonly workerSid: string;
  readonly flexUserSid: string;
  readonly roles: readonly string[];
}

/**
 * The one account of the local Twilio. Nothing here is secret: the server listens on this machine
 * only, and the values are printed and documented so that scripts can use them.
 */
export const account = {
  sid: 'AC10ca1000000000000000000000000001',
  authToken: '10ca1000000000000000000000000a01',
  apiKeySid: 'SK10ca1000000000000000000000000001',
  apiKeySecret: '10ca1000000000000000000000000b01',
  mainKeySid: 'SK10ca1000000000000000000000000009',
  mainKeySecret: '10ca1000000000000000000000000b09',
  flexInstanceSid: 'GO10ca1000000000000000000000000001',
  workspaceSid: 'WS10ca1000000000000000000000000001',
  taskQueueSid: 'WQ10ca1000000000000000000000000001',
  workflowSid: 'WW10ca1000000000000000000000000001',
  voiceChannelSid: 'TC10ca1000000000000000000000000001',
  /** The Sync service that the payment functions use; access control is on. */
  syncServiceSid: 'IS10ca1000000000000000000000000001',
  /** The number that customers call. */
  phoneNumber: '+15005550006',
  /** Where the account's Functions are served: `/twilio/<functionsDomain>/…` on this server. */
  functionsDomain: 'payments-local.twil.io',
  /** Where the payment functions report to: `/merchant/reports` on this server. */
  reportUrl: 'https://merchant.example/merchant/reports',
  reportSecret: 'local-report-secret-10ca1000000001',
  ...settings.account,
};

/** What is separate for each region other than US1. */
export const regional = [
  {
    region: 'ie1',
    authToken: '10ca1000000000000000000000000a02',
    apiKeySid: 'SK10ca1000000000000000000000000002',
    apiKeySecret: '10ca1000000000000000000000000b02',
  },
  {
    region: 'au1',
    authToken: '10ca1000000000000000000000000a03',
    apiKeySid: 'SK10ca1000000000000000000000000003',
    apiKeySecret: '10ca1000000000000000000000000b03',
  },
] as const;

/** What signs the callbacks of a region. */
export const authTokenOf = (region: string): string =>
  regional.find((each) => each.region === region)?.authToken ?? account.authToken;

/** The SIDs of the first two end in 1 and 2, those of others leave room for the supervisors'. */
function agent(number: number): Agent {
  const suffix = String(number <= 2 ? number : 1000 + number).padStart(27, '0');
  return {
    identity: `agent-${number}`,
    fullName: `Agent ${number}`,
    workerSid: `WK10ca1${suffix}`,
    flexUserSid: `FU10ca1${suffix}`,
    roles: ['agent'],
  };
}

export const agents: readonly Agent[] = Array.from({ length: settings.agents ?? 2 }, (_, index) =>
  agent(index + 1),
);

/** They log in as agents do, with another role; no call is routed to them. */
export const supervisors: readonly Agent[] = [
  {
    identity: 'supervisor-1',
    fullName: 'Supervisor 1',
    workerSid: 'WK10ca1000000000000000000000000011',
    flexUserSid: 'FU10ca1000000000000000000000000011',
    roles: ['supervisor'],
  },
];
