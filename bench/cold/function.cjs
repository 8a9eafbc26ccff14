// node --require <redirecting preload> function.cjs <built function> <environment> <event>
// What Twilio's runtime does for a function's first request, and nothing more: its globals, its
// context with the client it loads when asked, and the event. Reports the status of the answer.
// @ts-check
'use strict';
const { createRequire } = require('node:module');
const { basename, dirname, join } = require('node:path');

const [file = '', environment = '', event = ''] = process.argv.slice(2);
// As the runtime does: from the function's own packages.
const requireThere = createRequire(file);

let status = 200;
class Response {
  setStatusCode(/** @type {number} */ code) {
    status = code;
  }
  setBody() {}
  appendHeader() {}
}
const folder = dirname(file);
const getFunctions = () => ({
  [`${basename(folder)}/agent`]: { path: join(folder, 'agent.private.js') },
});
Object.assign(globalThis, { Twilio: { Response }, Runtime: { getFunctions } });

/** @type {Record<string, unknown>} */
const settings = JSON.parse(environment);
const context = {
  ...settings,
  getTwilioClient: (/** @type {object} */ options) =>
    requireThere('twilio')(settings.ACCOUNT_SID, settings.AUTH_TOKEN, options),
};
requireThere(file).handler(context, JSON.parse(event), (/** @type {unknown} */ error) =>
  require('node:fs').writeSync(1, error === null ? String(status) : '500'),
);
