// node --require <redirecting preload> requests.cjs <method>…
// The least a function can do: these requests, one after the other, using only what Node itself provides; then it
// reports.
'use strict';
const https = require('node:https');
const { writeSync } = require('node:fs');

const agent = new https.Agent({ keepAlive: true });
const host = 'sync.twilio.com';
const path = '/v1/Services/IS/Documents/bare';

/** @param {readonly string[]} methods */
function ask([method, ...others]) {
  if (method === undefined) return writeSync(1, 'answered');
  return https
    .request({ host, method, path, agent }, (response) =>
      response.resume().on('end', () => ask(others)),
    )
    .end(method === 'POST' ? 'Data=%7B%7D' : undefined);
}

ask(process.argv.slice(2));
