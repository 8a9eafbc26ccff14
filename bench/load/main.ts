import { parseArgs } from 'node:util';
import { startLocalTwilio } from '../../local-twilio/server';
import { settings } from '../../local-twilio/settings';
import { buildToMeasure } from '../../serverless/http.test/builds';
import { writeInto } from '../kit/documentation';
import { delayRest, functionsFolder } from '../kit/functions';
import { machine } from '../kit/machine';
import { machineLine } from '../kit/table';
import type { PaymentCost } from '../scale/model';
import { scaleTable } from '../scale/table';
import { type Load, measureLoad } from './run';
import { markdownOf, textOf } from './table';

/*
 * Agents who take payments at once, through real function processes, against a local Twilio that holds
 * Twilio's limits (local-twilio.json).
 *   npm run bench -- --load [--agents 1,30,300] [--docs]
 */

/** Twilio serves requests by several processes too, each of which remembers documents for itself. */
const PROCESSES = 4;
/** What a REST request to Twilio takes, over the wire and back. */
const REST_DELAY_MS = 50;
/** Enough payments for a 99th percentile of their keys. */
const LEAST_PAYMENTS = 3;
/** Loads every function in every process. */
const WARM_UP_AGENTS = 8;

async function measureAll(numbers: readonly number[]): Promise<readonly Load[]> {
  const local = await startLocalTwilio({
    port: 0,
    functionsFolder,
    functionProcesses: PROCESSES,
    ...(settings.limits && { limits: settings.limits }),
  });
  try {
    await delayRest(local, REST_DELAY_MS);
    await measureLoad(local, WARM_UP_AGENTS, 1);
    const loads: Load[] = [];
    for (const agents of numbers) {
      const load = await measureLoad(local, agents, Math.ceil(LEAST_PAYMENTS / agents));
      process.stderr.write(`${agents} agents: ${load.payments} payments\n`);
      loads.push(load);
    }
    return loads;
  } finally {
    await local.close();
  }
}

/** What a payment costs where nothing keeps it waiting. */
function costOf({ runs, seconds, requests, restSeconds }: Load): PaymentCost {
  return {
    functionSeconds: Object.entries(runs).reduce(
      (sum, [name, count]) => sum + count * (seconds[name] ?? 0),
      0,
    ),
    restRequests: Object.values(requests).reduce((sum, count) => sum + count, 0),
    restSeconds,
    tokenChecks: requests.iam ?? 0,
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      agents: { type: 'string', default: '1,30,300' },
      docs: { type: 'boolean', default: false },
    },
  });
  await buildToMeasure(functionsFolder);
  const on = machine();
  const loads = await measureAll(values.agents.split(',').map(Number));
  process.stdout.write(`\n${machineLine(on)}\n\n${textOf(loads)}\n`);
  if (!values.docs) return;
  const inDocs = { page: 'scale.md', command: 'npm run bench -- --load --docs' };
  writeInto({ ...inDocs, part: 'load' }, `${machineLine(on)}.\n\n${markdownOf(loads)}`);
  const [alone] = loads;
  if (alone) writeInto({ ...inDocs, part: 'model' }, scaleTable(costOf(alone)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
  process.exitCode = 1;
});
