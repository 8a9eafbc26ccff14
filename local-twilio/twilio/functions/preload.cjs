// @ts-check
/**
 * Preloaded (`node --require`) into the process that runs the Functions. What the real Twilio client
 * and the real token validator send to https://<host>.twilio.com goes to this machine's local Twilio,
 * `$LOCAL_TWILIO_ORIGIN/twilio/<host>/…`, without changing a line of them; what the functions report
 * to the merchant goes to the local one. The process listens on this
 * machine only, since whoever reaches its port gets past Twilio's edge; and it ends with its parent.
 */
'use strict';
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');

const local = new URL(process.env.LOCAL_TWILIO_ORIGIN ?? 'http://127.0.0.1:4173');
const agent = new http.Agent({ keepAlive: true });
const nativeRequest = https.request.bind(https);

/**
 * Where this machine serves what stands in for a host; undefined for any other host.
 * @param {string | null | undefined} host
 */
function localPrefix(host) {
  if (host === 'merchant.example') return '';
  return /(^|\.)twilio\.com$/.test(host ?? '') ? `/twilio/${host}` : undefined;
}

/**
 * The three ways to call `https.request` become one options object.
 * @param {string | URL | https.RequestOptions} target
 * @param {https.RequestOptions} given
 * @returns {https.RequestOptions}
 */
function optionsOf(target, given) {
  if (typeof target !== 'string' && !(target instanceof URL)) return target;
  const url = new URL(target);
  return { hostname: url.hostname, path: url.pathname + url.search, ...given };
}

/**
 * @param {string | URL | https.RequestOptions} target
 * @param {unknown[]} rest
 */
function request(target, ...rest) {
  const given = rest.find((value) => typeof value === 'object' && value !== null) ?? {};
  const options = optionsOf(target, given);
  const host = options.hostname ?? options.host?.replace(/:\d+$/, '');
  const prefix = localPrefix(host);
  if (prefix === undefined) return Reflect.apply(nativeRequest, https, [target, ...rest]);
  const { servername: _servername, ...common } = options;
  const listener = rest.find((value) => typeof value === 'function');
  return Reflect.apply(http.request, http, [
    {
      ...common,
      protocol: 'http:',
      host: local.hostname,
      hostname: local.hostname,
      port: local.port,
      path: `${prefix}${options.path ?? '/'}`,
      agent,
    },
    ...(listener === undefined ? [] : [listener]),
  ]);
}

/** @param {Parameters<typeof request>} args */
function get(...args) {
  const sent = request(...args);
  sent.end();
  return sent;
}

Object.assign(https, { request, get });

const listen = net.Server.prototype.listen;
/** @type {(this: net.Server, ...args: unknown[]) => net.Server} */
function listenHere(port, ...rest) {
  const args =
    typeof port === 'number' && typeof rest[0] !== 'string' ? ['127.0.0.1', ...rest] : rest;
  return Reflect.apply(listen, this, [port, ...args]);
}
Object.assign(net.Server.prototype, { listen: listenHere });

process.stdin.on('end', () => process.exit(0)).resume();
