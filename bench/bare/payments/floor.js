// The floor of our functions: the requests that one after another cannot be avoided, using only what Node itself
// provides, and not one check. A callback is one write. An agent's question is written, and sent to Twilio while the
// agent's ledger is written and the report delivered; a start also writes the SID of its payment.
'use strict';
const https = require('node:https');

const agent = new https.Agent({ keepAlive: true });

function ask(context, method, host, path, body) {
  const credentials = Buffer.from(`${context.TWILIO_API_KEY}:${context.TWILIO_API_SECRET}`);
  const headers = { Authorization: `Basic ${credentials.toString('base64')}` };
  if (method === 'POST') headers['Content-Type'] = 'application/x-www-form-urlencoded';
  return new Promise((done, failed) => {
    https
      .request({ method, host, path, headers, agent }, (response) =>
        response.resume().on('end', done),
      )
      .on('error', failed)
      .end(body);
  });
}

exports.handler = async (context, event, callback) => {
  const documents = `/v1/Services/${context.PAYMENTS_SYNC_SERVICE_SID}/Documents`;
  const write = (name) =>
    ask(context, 'POST', 'sync.twilio.com', `${documents}/${name}`, 'Data=%7B%7D');
  const account = `/2010-04-01/Accounts/${context.ACCOUNT_SID}`;
  const report = new URL(context.REPORT_URL);
  await write(event.document);
  if (event.of === 'callback') return callback(null, {});
  await Promise.all([
    ask(context, 'GET', 'api.twilio.com', `${account}/Calls/${event.callSid}.json`),
    write(event.ledger).then(() => ask(context, 'POST', report.hostname, report.pathname, '{}')),
  ]);
  if (event.of === 'start') await write(event.document);
  return callback(null, {});
};
