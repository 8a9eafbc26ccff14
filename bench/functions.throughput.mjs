// node bench/functions.throughput.mjs [seconds] [folder of built functions]
// Callbacks per second through one function process, over a bare function that makes the same single
// conditional Sync write. Both run in a process of their own that calls the handler as the runtime does,
// against a plain HTTP server here; figures are per second of the process's own CPU time (one core).
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';

const seconds = Number(process.argv[2] ?? 3);
const folder = resolve(process.argv[3] ?? 'serverless/dist/functions');
const sid = (prefix) => prefix + '0'.repeat(31) + '1';
const key = '00000000-0000-4000-8000-000000000001';
const settings = {
  ACCOUNT_SID: sid('AC'),
  AUTH_TOKEN: 'a'.repeat(32),
  TWILIO_API_KEY: sid('SK'),
  TWILIO_API_SECRET: 'b'.repeat(32),
  TASKROUTER_WORKSPACE_SID: sid('WS'),
  PAYMENTS_SYNC_SERVICE_SID: sid('IS'),
  ALLOWED_ORIGINS: 'https://flex.twilio.com',
  DOMAIN_NAME: 'payments-local.twil.io',
};
const field = 'payment-card-number';
const asked = (number, asks) => ({
  number,
  intent: key,
  asks,
  askedAt: 0,
  reply: { state: 'accepted' },
});
const order = {
  processor: 'Default',
  method: 'credit-card',
  purpose: { kind: 'charge', charge: { amount: '12.50', currency: 'USD' } },
  description: '',
  bankAccountType: null,
  confirmation: false,
  parameters: {},
};
const document = {
  version: 1,
  callSid: sid('CA'),
  current: {
    key,
    agent: { workerSid: sid('WK'), taskSid: sid('WT') },
    order,
    fields: [field],
    paymentSid: sid('PK'),
    // Every callback answers the newest question, so that each brings something new to write.
    questions: Array.from({ length: 10 }, (_, number) =>
      asked(number, number === 0 ? 'start' : field),
    ),
    answers: {},
    required: null,
    outcome: null,
    discardedClearValue: false,
  },
  earlier: [],
};

let revision = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    revision += 1;
    response.setHeader('content-type', 'application/json');
    const found = { sid: sid('ET'), revision: String(revision), created_by: 'system' };
    // What a write is answered repeats the data, as Sync does.
    response.end(JSON.stringify({ ...found, data: document }));
  });
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${server.address().port}`;

// Runs inside the measured process: signs callbacks beforehand, then calls the handler one by one.
const inside = `
const { createHmac } = require('node:crypto');
class Response { setStatusCode(code) { this.code = code } setBody() {} appendHeader() {} }
globalThis.Twilio = { Response };
console.log = () => {};
const settings = ${JSON.stringify(settings)};
const document = ${JSON.stringify(document)};
const events = (call) => Array.from({ length: 16 * 9 }, (_, index) => {
  const query = { document: 'payment.' + call, session: '${key}', question: String(1 + Math.floor(index / 16)) };
  const posted = { AccountSid: settings.ACCOUNT_SID, Sid: '${sid('PK')}', Capture: '${field}', PartialResult: 'true',
    PaymentCardNumber: 'x'.repeat(index % 16 + 1), Required: '${field}' };
  const url = 'https://' + settings.DOMAIN_NAME + '/payments/status?' + new URLSearchParams(query);
  const text = Object.keys(posted).sort().reduce((all, name) => all + name + posted[name], url);
  const signature = createHmac('sha1', settings.AUTH_TOKEN).update(text).digest('base64');
  return { ...query, ...posted, request: { headers: { 'x-twilio-signature': signature } } };
});
const batches = Array.from({ length: 400 }, (_, n) => events('CA' + n.toString(16).padStart(32, '0')));
const run = (event) => new Promise((done, fail) => handler(settings, event, (_e, r) => r.code < 300 ? done() : fail(new Error('' + r.code))));
(async () => {
  for (const event of batches.pop()) await run(event);
  const cpu = process.cpuUsage(); const begun = performance.now(); let count = 0;
  while (performance.now() - begun < ${seconds * 1000} && batches.length > 0) {
    for (const event of batches.pop()) { await run(event); count += 1; }
  }
  const used = process.cpuUsage(cpu);
  const wall = performance.now() - begun;
  process.send({ count, perCpuSecond: count / ((used.user + used.system) / 1e6), perSecond: count / wall * 1000 });
})();
`;
const bare = `
const https = require('node:https');
const agent = new https.Agent({ keepAlive: true });
let revision = '0';
const handler = (context, event, callback) => {
  const form = new URLSearchParams({ Data: JSON.stringify(document) }).toString();
  const sent = https.request({ method: 'POST', host: 'sync.twilio.com', agent,
    path: '/v1/Services/' + context.PAYMENTS_SYNC_SERVICE_SID + '/Documents/' + event.document,
    headers: { Authorization: 'Basic ' + Buffer.from(context.ACCOUNT_SID + ':' + context.AUTH_TOKEN).toString('base64'),
      'Content-Type': 'application/x-www-form-urlencoded', 'If-Match': revision } }, (response) => {
    let text = ''; response.setEncoding('utf8');
    response.on('data', (part) => (text += part));
    response.on('end', () => { revision = JSON.parse(text).revision; const r = new Twilio.Response(); r.setStatusCode(204); callback(null, r); });
  });
  sent.end(form);
};`;
const ours = `const { handler } = require(${JSON.stringify(join(folder, 'payments', 'status.protected.js'))});`;

function measure(handler) {
  return new Promise((done) => {
    const args = [
      '--require',
      resolve('local-twilio/functions/preload.cjs'),
      ...(process.env.PROF ? ['--cpu-prof', '--cpu-prof-dir', process.env.PROF] : []),
      '-e',
      handler + inside,
    ];
    const child = spawn(process.execPath, args, {
      cwd: resolve('serverless'),
      env: { LOCAL_TWILIO_ORIGIN: origin },
      stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
    });
    child.once('message', (result) => {
      child.stdin.end();
      child.once('exit', () => done(result));
    });
  });
}

for (let turn = 0; turn < 3; turn += 1) {
  const base = await measure(bare);
  const status = await measure(ours);
  const show = ({ perSecond, perCpuSecond }) =>
    `${perSecond.toFixed(0)}/s, ${perCpuSecond.toFixed(0)} per CPU second`;
  console.log(
    `bare ${show(base)}; status ${show(status)}; ${(status.perSecond / base.perSecond).toFixed(2)} of bare by the clock, ${(status.perCpuSecond / base.perCpuSecond).toFixed(2)} by CPU`,
  );
}
server.close();
