// The least that `open` can do: read, then write, using only what Node itself provides; then report.
'use strict';
const https = require('node:https');
const { writeSync } = require('node:fs');

const path = '/v1/Services/IS/Documents/bare';
const ask = (/** @type {string} */ method, /** @type {() => void} */ then) =>
  https
    .request({ host: 'sync.twilio.com', method, path }, (response) =>
      response.resume().on('end', then),
    )
    .end(method === 'POST' ? 'Data=%7B%7D' : undefined);

ask('GET', () => ask('POST', () => writeSync(1, 'answered')));
