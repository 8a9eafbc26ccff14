/*
 * What a Restricted key may be given (Restricted API keys: permissions). Twilio lists permissions for Voice and
 * TaskRouter, by resource and action, and for products that are not emulated here; none for Payments, Sync, IAM,
 * Flex and Serverless.
 */

const actions = ['read', 'list', 'create', 'update', 'delete'] as const;
type Action = (typeof actions)[number];

const resources: ReadonlySet<string> = new Set([
  ...['calls', 'calls.recordings', 'conferences', 'conferences.participants'].map(voice),
  ...['conferences.recordings', 'recordings'].map(voice),
  ...['', '.tasks', '.tasks.reservations', '.workers', '.workers.reservations'].map(taskRouter),
  ...['.workers.channels', '.activities', '.task-queues', '.task-channels'].map(taskRouter),
  '/twilio/taskrouter/workspaces.workflows',
]);

function voice(name: string): string {
  return `/twilio/voice/${name}`;
}

function taskRouter(below: string): string {
  return `/twilio/taskrouter/workspaces${below}`;
}

/** Twilio's limit. */
const MOST = 100;

/** Whether a key can be made with these permissions. */
export function arePermissions(policy: readonly string[]): boolean {
  const isKnown = (permission: string) => {
    const [, resource = '', action = ''] = /^(.*)\/([^/]+)$/.exec(permission) ?? [];
    return resources.has(resource) && ['*', ...actions].includes(action);
  };
  return policy.length > 0 && policy.length <= MOST && policy.every(isKnown);
}

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** `/Tasks/WT…/Reservations` is the list `tasks.reservations`, `/Tasks/WT…` one of `tasks`. */
function resourceOf(path: string): { readonly name: string; readonly one: boolean } {
  const parts = path.replace(/\.json$/, '').split('/');
  const names = parts.filter((_part, at) => at % 2 === 0);
  return { name: names.map(kebab).join('.'), one: parts.length % 2 === 0 };
}

function actionOf(method: string, one: boolean): Action {
  if (method === 'DELETE') return 'delete';
  if (method === 'POST') return one ? 'update' : 'create';
  return one ? 'read' : 'list';
}

const product =
  /^\/twilio\/(?:api\.twilio\.com\/2010-04-01\/Accounts\/\w+|(taskrouter)\.twilio\.com\/v1)\/([^?]+)/;

/**
 * Whether a key with these permissions may send a request, by its method and path. `unlisted`: whether it may
 * where no permission exists.
 */
export function permits(
  policy: readonly string[],
  method: string,
  path: string,
  unlisted: boolean,
): boolean {
  const [, isTaskRouter, below] = product.exec(path) ?? [];
  if (below === undefined) return unlisted;
  const { name, one } = resourceOf(below);
  const resource = `/twilio/${isTaskRouter ?? 'voice'}/${name}`;
  if (!resources.has(resource)) return unlisted;
  return (
    policy.includes(`${resource}/*`) || policy.includes(`${resource}/${actionOf(method, one)}`)
  );
}
