import { connect, readFlex } from './account';
import { readCredentials, readOptions } from './options';
import { reasonOf } from './problem';
import { apiKey, restrictedKey, settings, syncService } from './steps/access';
import { flexConfiguration, workspaceEvents } from './steps/flex';
import { checkVariables, functions } from './steps/functions';
import { plugin, release } from './steps/plugin';
import type { Cloud, Finding, Step } from './steps/step';

/*
 * npm run setup [-- --dry-run --environment stage]: creates whatever the panel needs and the account lacks,
 * and leaves alone what exists. It can be run again at any time.
 */

const steps: readonly Step[] = [
  ...[settings, syncService, apiKey, restrictedKey, functions],
  ...[workspaceEvents, flexConfiguration, plugin, release],
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function connected(): Promise<{ readonly cloud: Cloud; readonly dryRun: boolean }> {
  const options = readOptions(process.argv.slice(2));
  const { environment, serviceName, restrictedKey: wanted, dryRun } = options;
  checkVariables(environment.envFile);
  const credentials = await readCredentials(options);
  const client = connect(credentials);
  const { friendlyName } = await client.api.v2010.accounts(credentials.accountSid).fetch();
  say(`Account ${credentials.accountSid} (${friendlyName}), environment ${environment.name}`);
  const flex = await readFlex(client);
  const log = (line: string) => say(`  … ${line}`);
  const cloud = { client, credentials, environment, flex, serviceName, restrictedKey: wanted };
  return { cloud: { ...cloud, say: log }, dryRun };
}

const marks = { done: '✓', change: '+', yours: '!' } as const;
const show = (step: Step, { kind, says }: Finding): void =>
  say(`${marks[kind]} ${step.name}: ${says}`);

async function runStep(step: Step, cloud: Cloud, dryRun: boolean): Promise<Finding['kind']> {
  const finding = await step.look(cloud);
  show(step, finding);
  if (finding.kind === 'change' && !dryRun) await finding.make();
  return finding.kind;
}

async function setup(): Promise<number> {
  const { cloud, dryRun } = await connected();
  const found: Finding['kind'][] = [];
  for (const step of steps) {
    try {
      found.push(await runStep(step, cloud, dryRun));
    } catch (error) {
      say(`✗ ${step.name}: ${reasonOf(error)}`);
      const left = steps.slice(found.length).map(({ name }) => name);
      say(
        `Done: ${
          steps
            .slice(0, found.length)
            .map(({ name }) => name)
            .join(', ') || 'nothing'
        }.`,
      );
      say(`Not done: ${left.join(', ')}. Run it again to go on.`);
      return 1;
    }
  }
  const changes = found.filter((kind) => kind === 'change').length;
  if (dryRun) say(`${changes} to change. Nothing was changed.`);
  else
    say(
      changes === 0 ? 'All of it was there already.' : `${changes} changed. Next: npm run doctor`,
    );
  return 0;
}

setup().then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    say(`✗ ${reasonOf(error)}`);
    say('Nothing was changed.');
    process.exitCode = 1;
  },
);
