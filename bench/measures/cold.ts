import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { agents } from '../../local-twilio/account';
import { accountSettings } from '../../local-twilio/twilio/functions/hosting';
import { keyed, query, signatureOf } from '../../serverless/http.test/signed';
import { CALL_SID } from '../../src/payment/testing/examples';
import type { LiveCall } from '../../serverless/http.test/agents';
import { type Figure, type Measure, timesTheFloor } from '../kit/figure';
import { functionsFolder, root, withFunctions } from '../kit/functions';
import { profileFile } from '../kit/profile';
import { above, median } from '../kit/statistics';
import { type Answer, type Arrived, startStubTwilio } from '../kit/stubTwilio';
import { documentResource, openCall } from '../kit/syncDocument';

const RUNS = 21;

const settings = accountSettings('https://flex.twilio.com');

const script = (name: string) => join(root, 'bench/cold', name);
/** The arguments of `node` for these requests, one after the other, and nothing else. */
const bareRequests = (...methods: readonly string[]) => [script('requests.cjs'), ...methods];
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

const request = {
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '400' },
  cookies: {},
};

/** A call of an agent whom only the stub knows. */
const stubCall: LiveCall & { readonly Token: string } = {
  Token: 'a-token-of-an-agent',
  taskSid: `WT${'1'.repeat(32)}`,
  callSid: CALL_SID,
  conferenceSid: `CF${'1'.repeat(32)}`,
};

const startCall = () =>
  functionCall('start.js', {
    ...stubCall,
    intent: '00000000-0000-4000-8000-000000000002',
    amount: '12.50',
    currency: 'USD',
    request,
  });

const openCallBy = (call: typeof stubCall) => functionCall('open.js', { ...call, request });

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
/** Its report ends it. */
const never: Mark = () => false;
const syncWrite: Mark = ({ method, path }) => method === 'POST' && path.includes('/Documents/');

/**
 * Milliseconds from the start of a new process to its mark, or to its report on standard output; with a file, that
 * time is profiled into it.
 */
type Run = (args: readonly string[], mark: Mark, profile?: string) => Promise<number>;

/** The arguments of `node` for a profile. */
const profiling = (file: string) => [
  '--cpu-prof',
  ...['--cpu-prof-interval', '50'],
  ...['--cpu-prof-dir', dirname(file)],
  ...['--cpu-prof-name', basename(file)],
];

const preload = join(root, 'local-twilio/twilio/functions/preload.cjs');

/** Starts processes whose Twilio is at `origin`; `hear` sets who is called for each request that arrives there. */
function runner(origin: string, hear: (arrived: (request: Arrived) => void) => void): Run {
  return (args, mark, profile) =>
    new Promise((done, fail) => {
      const begun = performance.now();
      // A process that needs no redirecting should not pay for it.
      const redirected = args[0] === script('bare.cjs') ? [] : ['--require', preload];
      const flags = profile === undefined ? redirected : [...profiling(profile), ...redirected];
      const child = spawn(process.execPath, [...flags, ...args], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { PATH: process.env.PATH, LOCAL_TWILIO_ORIGIN: origin },
      });
      let waited: number | undefined;
      const end = () => {
        waited ??= performance.now() - begun;
        // A process that is killed writes no profile; the preload ends it with its input.
        if (profile === undefined) child.kill();
        else child.stdin.end();
      };
      hear((arrived) => mark(arrived) && end());
      child.stdout.once('data', (report: Buffer) =>
        /^[45]/.test(report.toString())
          ? fail(new Error(`${args[1] ?? ''} answered ${report.toString()}`))
          : end(),
      );
      child.once('exit', () =>
        waited === undefined ? fail(new Error(`${args[0] ?? ''} sent nothing`)) : done(waited),
      );
    });
}

/** How long a cold process takes to do its first useful work, by name of what is run. */
type Row = 'bare' | 'one' | 'two' | 'three' | 'status' | 'start' | 'open' | 'answer';
type Rows = Record<Row, number[]>;

/** To the first useful request: nothing but the process works. */
async function toFirstRequests(rows: Rows): Promise<void> {
  let heard: (request: Arrived) => void = () => undefined;
  const stub = await startStubTwilio((request) => {
    heard(request);
    return answer(request);
  });
  const run = runner(stub.origin, (arrived) => (heard = arrived));
  for (let runs = 0; runs < RUNS; runs += 1) {
    rows.bare.push(await run([script('bare.cjs')], anyRequest));
    rows.one.push(await run(bareRequests('POST'), anyRequest));
    rows.two.push(await run(bareRequests('GET', 'POST'), syncWrite));
    rows.status.push(await run(statusCall(), syncWrite));
    rows.start.push(await run(startCall(), anyRequest));
    rows.open.push(await run(openCallBy(stubCall), anyRequest));
  }
  const profiled = { status: statusCall(), start: startCall(), open: openCallBy(stubCall) };
  for (const [name, args] of Object.entries(profiled)) {
    const file = profileFile(`cold-${name}`);
    if (file !== undefined) await run(args, name === 'status' ? syncWrite : anyRequest, file);
  }
  await stub.close();
}

/** To the whole answer of `open`, by the local Twilio. */
const toAnswers = (rows: Rows): Promise<void> =>
  withFunctions(async ({ local, agent, takeCallQuietly }) => {
    const on = await takeCallQuietly();
    const run = runner(local.origin, () => undefined);
    for (let runs = 0; runs < RUNS; runs += 1) {
      rows.three.push(await run(bareRequests('POST', 'GET', 'POST'), never));
      rows.answer.push(await run(openCallBy({ ...on.call, Token: agent.token }), never));
    }
    await on.end();
  });

const MUST = 1.5;

/** How long a cold process takes to do its first useful work. */
export const cold: Measure = {
  name: 'cold',
  short: false,
  run: async () => {
    const rows: Rows = {
      bare: [],
      one: [],
      two: [],
      three: [],
      status: [],
      start: [],
      open: [],
      answer: [],
    };
    await toFirstRequests(rows);
    await toAnswers(rows);
    const bare = median(rows.bare);
    const figure = (name: string, row: keyof Rows, floor: keyof Rows, least: string): Figure =>
      timesTheFloor({
        name: `cold process: ${name}`,
        must: MUST,
        taken: above(rows[row], bare),
        floor: above(rows[floor], bare),
        note: `from the start of the process, minus the ${bare.toFixed(1)} ms of a bare node; floor: a script that makes ${least} with node:https. What Twilio’s runtime itself loads is not included.`,
      });
    return [
      figure('status function to its first Sync write', 'status', 'two', 'a read and then a write'),
      figure('start to its first Twilio request', 'start', 'one', 'one request'),
      figure('open to its first Twilio request', 'open', 'one', 'one request'),
      figure(
        'open to its whole answer',
        'answer',
        'three',
        'three requests, one after the other: the token’s check, a read and a write,',
      ),
    ];
  },
};
