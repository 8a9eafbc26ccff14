import { functionsUrlOf, readFlex, withFunctionsUrl, writeUiAttributes } from '../account';
import { Problem } from '../problem';
import { findDeployed } from './functions';
import type { Cloud, Step } from './step';

/** The events that the functions need. */
const EVENTS = [
  ...['wrapup', 'completed', 'canceled', 'rejected', 'rescinded', 'timeout'].map(
    (type) => `reservation.${type}`,
  ),
  ...['canceled', 'completed', 'deleted', 'transfer-completed'].map((type) => `task.${type}`),
];

/** The functions' domain; throws if they are not deployed yet. */
async function domainOf(cloud: Cloud): Promise<string> {
  const deployed = await findDeployed(cloud);
  if (!deployed) throw new Problem('The functions are not deployed.');
  return deployed.domain;
}

export const eventsUrl = (domain: string): string => `https://${domain}/payments/task-events`;

/** Our events in addition to those already in the filter; an empty filter lets all pass. */
const mergedFilter = (filter: string): string =>
  filter === ''
    ? ''
    : [...new Set([...filter.split(',').map((type) => type.trim()), ...EVENTS])].join(',');

export const workspaceEvents: Step = {
  name: 'Workspace events',
  look: async (cloud) => {
    const { client, flex } = cloud;
    const workspace = client.taskrouter.v1.workspaces(flex.workspaceSid);
    const { eventCallbackUrl, eventsFilter } = await workspace.fetch();
    const deployed = await findDeployed(cloud);
    const ours = deployed && eventCallbackUrl === eventsUrl(deployed.domain);
    if (eventCallbackUrl && !ours) {
      return {
        kind: 'yours',
        says: `events go to ${eventCallbackUrl} already, and a workspace has one such address: see docs/deploy.md, "If the event callback is taken"`,
      };
    }
    // Null if there is none, whatever the client's types say.
    const before = eventsFilter || '';
    const filter = ours ? mergedFilter(before) : EVENTS.join(',');
    if (ours && filter === before) return { kind: 'done', says: 'are told to the functions' };
    return {
      kind: 'change',
      says: 'have them told to payments/task-events of the functions',
      make: async () => {
        const url = eventsUrl(await domainOf(cloud));
        await workspace.update({ eventCallbackUrl: url, eventsFilter: filter });
      },
    };
  },
};

export const flexConfiguration: Step = {
  name: 'Flex configuration',
  look: async (cloud) => {
    const deployed = await findDeployed(cloud);
    const before = functionsUrlOf(cloud.flex);
    const url = deployed && `https://${deployed.domain}`;
    if (url !== undefined && before === url) return { kind: 'done', says: 'names the functions' };
    if (typeof before === 'string' && before !== '') {
      return {
        kind: 'yours',
        says: `custom_data.payments.functions_url is ${before} already: remove it, or set it to ${url ?? 'these functions'}`,
      };
    }
    return {
      kind: 'change',
      says: 'set custom_data.payments.functions_url; the rest stays',
      make: async () => {
        // Read again, because somebody may have changed it meanwhile.
        const flex = await readFlex(cloud.client);
        const wanted = withFunctionsUrl(flex, `https://${await domainOf(cloud)}`);
        await writeUiAttributes(cloud.client, cloud.credentials.accountSid, wanted);
      },
    };
  },
};
