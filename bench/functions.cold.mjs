// node bench/functions.cold.mjs [folder of built functions] [runs]
// A cold process loads one function and makes its first request to Twilio: milliseconds above a bare
// node that makes the same kind of request. Requests go to a plain HTTP server in this process.
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? 'serverless/dist/functions');
const runs = Number(process.argv[3] ?? 21);
const preload = resolve('local-twilio/functions/preload.cjs');
const sid = (prefix) => prefix + '0'.repeat(31) + '1';
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
const key = '00000000-0000-4000-8000-000000000001';
const document = {
  version: 1,
  callSid: sid('CA'),
  current: {
    key,
    agent: { workerSid: sid('WK'), taskSid: sid('WT') },
    order: {
      processor: 'Default',
      method: 'credit-card',
      purpose: { kind: 'charge', charge: { amount: '12.50', currency: 'USD' } },
      description: '',
      bankAccountType: null,
      confirmation: false,
      parameters: {},
    },
    fields: ['payment-card-number'],
    paymentSid: sid('PK'),
    questions: [
      { number: 0, intent: key, asks: 'start', askedAt: 0, reply: { state: 'accepted' } },
      { number: 1, intent: key, asks: 'payment-card-number', askedAt: 0, reply: { state: 'accepted' } },
    ],
    answers: {},
    required: null,
    outcome: null,
    discardedClearValue: false,
  },
  earlier: [],
};
const query = { document: `payment.${sid('CA')}`, session: key, question: '1' };
const posted = {
  AccountSid: settings.ACCOUNT_SID,
  Sid: sid('PK'),
  Capture: 'payment-card-number',
  PartialResult: 'true',
  PaymentCardNumber: 'x',
  Required: 'payment-card-number',
};
const url = `https://${settings.DOMAIN_NAME}/payments/status?${new URLSearchParams(query)}`;
const text = Object.keys(posted)
  .sort()
  .reduce((all, name) => all + name + posted[name], url);
const signature = createHmac('sha1', settings.AUTH_TOKEN).update(text).digest('base64');
const callback = { ...query, ...posted, request: { headers: { 'x-twilio-signature': signature } } };
const start = {
  taskSid: sid('WT'),
  callSid: sid('CA'),
  conferenceSid: sid('CF'),
  intent: key,
  amount: '12.50',
  currency: 'USD',
  Token: 'eyJ.token',
  request: { headers: {} },
};

// Every process sends the same two kinds of request with the same bare means: what is measured is what
// the function puts on top.
const bare = (path, method) => `
  const https = require('node:https');
  https.request({ hostname: 'sync.twilio.com', path: ${JSON.stringify(path)}, method: '${method}' }, (r) => r.resume()).end();`;
// The client of the runtime is handed over as twilio-run and Twilio's runtime do, loaded when asked for.
const run = (file, event) => `
  class Response { setStatusCode() {} setBody() {} appendHeader() {} }
  globalThis.Twilio = { Response };
  const { handler } = require(${JSON.stringify(join(folder, 'payments', file))});
  const settings = ${JSON.stringify(settings)};
  const getTwilioClient = (options) => require('twilio')(settings.ACCOUNT_SID, settings.AUTH_TOKEN, options);
  handler({ ...settings, getTwilioClient }, ${JSON.stringify(event)}, () => {});`;

let arrived;
const answers = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    arrived?.(request, performance.now());
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ sid: sid('ET'), revision: '1', data: document, created_by: 'system' }));
  });
});
await new Promise((listening) => answers.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${answers.address().port}`;

/** Milliseconds from spawning to the first request that fits. */
function once(script, fits) {
  return new Promise((done, fail) => {
    const begun = performance.now();
    const child = spawn(process.execPath, ['--require', preload, '-e', script], {
      cwd: resolve('serverless'),
      env: { LOCAL_TWILIO_ORIGIN: origin },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const timer = setTimeout(() => fail(new Error('no request came')), 10_000);
    arrived = (request, at) => {
      if (!fits(request)) return;
      clearTimeout(timer);
      arrived = undefined;
      child.once('exit', () => done(at - begun));
      child.kill('SIGKILL');
    };
  });
}

const any = () => true;
const write = ({ method, url }) => method === 'POST' && url.includes('sync.twilio.com');
const cases = {
  'bare node': [bare('/v1/x', 'POST'), any],
  "require('twilio')": [`require('twilio');${bare('/v1/x', 'POST')}`, any],
  'status, first write': [run('status.protected.js', callback), write],
  'start, first request': [run('start.js', start), any],
};
const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
// In turns, so that a busy moment of the machine meets all of them.
for (let turn = 0; turn < runs; turn += 1) {
  for (const [name, [script, fits]] of Object.entries(cases)) {
    times[name].push(await once(script, fits));
  }
}
answers.close();
const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => sorted(list)[Math.floor(list.length / 2)];
const base = median(times['bare node']);
for (const [name, list] of Object.entries(times)) {
  const middle = median(list);
  const [low, high] = [sorted(list)[0], sorted(list).at(-1)];
  console.log(
    `${name.padEnd(22)} median ${middle.toFixed(1)} ms, above bare node ${(middle - base).toFixed(1)} (${low.toFixed(0)}-${high.toFixed(0)}, n=${list.length})`,
  );
}
process.exit(0);
