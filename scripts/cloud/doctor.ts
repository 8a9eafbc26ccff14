import { connect, functionsUrlOf, readFlex } from './account';
import { readCredentials, readOptions } from './options';
import { reasonOf } from './problem';
import type { Check } from './check';
import { checks } from './checks';
import { findDeployed } from './steps/functions';

/*
 * npm run doctor [-- --json --environment stage]: checks whether the panel works on the account, and says how
 * to fix what does not. The exit status is 1 if something does not work.
 */

interface Report {
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What no Twilio API reveals. */
  readonly questions: readonly string[];
}

const questions = [
  'Is PCI Mode on? Console > Voice > Settings. Without it Twilio keeps what callers key in.',
  'Is there a Pay Connector of the name in payments.config.yaml? Console > Voice > Pay Connectors.',
];

async function examine(): Promise<Report> {
  const options = readOptions(process.argv.slice(2));
  const found: Check[] = [];
  try {
    const credentials = await readCredentials(options);
    const client = connect(credentials);
    await client.api.v2010.accounts(credentials.accountSid).fetch();
    found.push({ name: 'Credentials', ok: true, says: credentials.accountSid });
    const flex = await readFlex(client);
    found.push({ name: 'Flex', ok: true, says: `Flex UI ${flex.uiVersion}` });
    const { environment, serviceName, restrictedKey } = options;
    const named = { environment, serviceName, restrictedKey };
    const cloud = { client, credentials, ...named, flex, say: () => undefined };
    const deployed = await findDeployed(cloud);
    const url = functionsUrlOf(flex);
    for (const check of checks) found.push(await check({ ...cloud, deployed, functionsUrl: url }));
  } catch (error) {
    found.push({ name: 'Account', ok: false, says: reasonOf(error), todo: 'npm run setup' });
  }
  return { ok: found.every(({ ok }) => ok), checks: found, questions };
}

function print({ ok, checks: found }: Report): void {
  for (const check of found) {
    process.stdout.write(`${check.ok ? '✓' : '✗'} ${check.name}: ${check.says}\n`);
    if (!check.ok) process.stdout.write(`    → ${check.todo}\n`);
  }
  for (const question of questions) process.stdout.write(`? ${question}\n`);
  process.stdout.write(
    ok ? 'Everything that can be asked is right.\n' : 'Not everything is right.\n',
  );
}

const json = process.argv.includes('--json');
examine().then(
  (report) => {
    if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else print(report);
    process.exitCode = report.ok ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`✗ ${reasonOf(error)}\n`);
    process.exitCode = 1;
  },
);
