import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { agents } from '../../local-twilio/account';
import { environment } from '../../serverless/http.test/inProcess';
import { keyed, query, signatureOf } from '../../serverless/http.test/signed';
import { CALL_SID } from '../../src/payment/testing/examples';
import { type Figure, latency, type Measure } from '../kit/figure';
import { functionsFolder, root } from '../kit/functions';
import { above, median } from '../kit/statistics';
import { type Answer, type Arrived, startStubTwilio } from '../kit/stubTwilio';
import { documentResource, openCall } from '../kit/syncDocument';

const RUNS = 21;

const settings = environment('https://flex.twilio.com');

const script = (name: string) => join(root, 'bench/cold', name);
const built = (name: string) => join(functionsFolder, 'payments', name);

/** The arguments of `node` for a function's first request. */
function functionCall(name: string, event: object): readonly string[] {
  return [script('function.cjs'), built(name), JSON.stringify(settings), JSON.stringify(event)];
}

function statusCall(): readonly string[] {
  const address = query(CALL_SID);
  const parameters = Object.fromEntries(new URLSearchParams(address));
  const headers = { 'x-twilio-signature': signatureOf(address, keyed) };
  return functionCall('status.protected.js', { ...parameters, ...keyed, request: { headers } });
}

function startCall(): readonly string[] {
  return functionCall('start.js', {
    Token: 'a-token-of-an-agent',
    taskSid: `WT${'1'.repeat(32)}`,
    callSid: CALL_SID,
    conferenceSid: `CF${'1'.repeat(32)}`,
    intent: '00000000-0000-4000-8000-000000000002',
    amount: '12.50',
    currency: 'USD',
    request: {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '400' },
      cookies: {},
    },
  });
}

/** The call's document, so that the status function proceeds to its write; the agent's token is valid. */
function answer({ method, path }: Arrived): Answer {
  if (path.includes('/Documents/')) {
    const data = openCall(CALL_SID);
    return [200, documentResource(`payment.${CALL_SID}`, data, method === 'GET' ? '1' : '2')];
  }
  if (path.includes('/Tokens/validate')) {
    return [200, { valid: true, worker_sid: agents[0]?.workerSid ?? '' }];
  }
  return [404, { status: 404, code: 20404, message: 'not found' }];
}

/** What ends a run: the first request of this kind, or a message from a process that sends none. */
type Mark = (arrived: Arrived) => boolean;
const anyRequest: Mark = () => true;
const syncWrite: Mark = ({ method, path }) => method === 'POST' && path.includes('/Documents/');

interface Runner {
  /** Milliseconds from the start of a new process to its mark. */
  run(args: readonly string[], mark: Mark): Promise<number>;
  close(): Promise<void>;
}

async function createRunner(): Promise<Runner> {
  let arrived: (request: Arrived) => void = () => undefined;
  const stub = await startStubTwilio((request) => {
    arrived(request);
    return answer(request);
  });
  const preload = join(root, 'local-twilio/twilio/functions/preload.cjs');
  return {
    close: () => stub.close(),
    run: (args, mark) =>
      new Promise((done, fail) => {
        const begun = performance.now();
        // A process that needs no redirecting should not pay for it.
        const redirected = args[0] === script('bare.cjs') ? [] : ['--require', preload];
        const child = spawn(process.execPath, [...redirected, ...args], {
          stdio: ['pipe', 'pipe', 'inherit'],
          env: { PATH: process.env.PATH, LOCAL_TWILIO_ORIGIN: stub.origin },
        });
        let waited: number | undefined;
        const end = () => {
          waited ??= performance.now() - begun;
          child.kill();
        };
        arrived = (request) => mark(request) && end();
        child.stdout.once('data', end);
        child.once('exit', () =>
          waited === undefined ? fail(new Error(`${args[0] ?? ''} sent nothing`)) : done(waited),
        );
      }),
  };
}

/** How long a cold process takes to do its first useful work. */
export const cold: Measure = {
  name: 'cold',
  short: false,
  run: async () => {
    const runner = await createRunner();
    const taken = { bare: [], write: [], status: [], start: [] } satisfies Record<string, number[]>;
    const rows: Record<keyof typeof taken, number[]> = taken;
    for (let runs = 0; runs < RUNS; runs += 1) {
      rows.bare.push(await runner.run([script('bare.cjs')], anyRequest));
      rows.write.push(await runner.run([script('write.cjs')], anyRequest));
      rows.status.push(await runner.run(statusCall(), syncWrite));
      rows.start.push(await runner.run(startCall(), anyRequest));
    }
    await runner.close();
    const bare = median(rows.bare);
    const figure = (name: string, must: number, aim: number, row: readonly number[]): Figure =>
      latency({
        name,
        must,
        aim,
        taken: above(row, bare),
        floor: above(rows.write, bare),
        note: `from the start of the process to the request’s arrival, minus the ${bare.toFixed(1)} ms of a bare node; floor: a script that makes one request with node:https. What Twilio’s runtime itself loads is not included.`,
      });
    return [
      figure('cold process: status function to its first Sync write', 60, 30, rows.status),
      figure('cold process: start to its first Twilio request', 120, 60, rows.start),
    ];
  },
};
