// @ts-check
/**
 * Preloaded (`node --require`) into the process that runs the Functions. Their requests to Twilio go to the
 * local one, and work that a function still does after its answer is cut off. The process listens on this
 * machine only, because its port bypasses Twilio's edge. It ends with its parent.
 */
'use strict';
const net = require('node:net');
require('../../edge/redirect.cjs');
require('./cutAfterAnswer.cjs');

const listen = net.Server.prototype.listen;
/** @type {(this: net.Server, ...args: unknown[]) => net.Server} */
function listenHere(port, ...rest) {
  const args =
    typeof port === 'number' && typeof rest[0] !== 'string' ? ['127.0.0.1', ...rest] : rest;
  return Reflect.apply(listen, this, [port, ...args]);
}
Object.assign(net.Server.prototype, { listen: listenHere });

process.stdin.on('end', () => process.exit(0)).resume();
