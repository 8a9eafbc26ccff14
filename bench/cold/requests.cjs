// The least a function can do: one write, using only what Node itself provides.
'use strict';
const https = require('node:https');

https
  .request({ host: 'sync.twilio.com', method: 'POST', path: '/v1/Services/IS/Documents/bare' })
  .end('Data=%7B%7D');
