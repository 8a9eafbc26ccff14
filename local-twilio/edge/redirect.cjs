// @ts-check
/**
 * Preloaded (`NODE_OPTIONS=--require …`) into a process of Node: what it sends to https://<host>.twilio.com
 * or https://<domain>.twil.io goes to this machine's local Twilio, `$LOCAL_TWILIO_ORIGIN/twilio/<host>/…`,
 * without changing a line of Twilio's own clients and tools; what the functions report to the merchant
 * goes to the local one.
 */
'use strict';
const http = require('node:http');
const https = require('node:https');
const { syncBuiltinESMExports } = require('node:module');
const { urlToHttpOptions } = require('node:url');

const local = new URL(process.env.LOCAL_TWILIO_ORIGIN ?? 'http://127.0.0.1:4173');
const agent = new http.Agent({ keepAlive: true });
const nativeRequest = https.request.bind(https);

/**
 * Where this machine serves an emulated host; undefined for any other host.
 * @param {string | null | undefined} host
 */
function localPrefix(host) {
  if (host === 'merchant.example') return '';
  return /(^|\.)(twilio\.com|twil\.io)$/.test(host ?? '') ? `/twilio/${host}` : undefined;
}

/**
 * The three ways to call `https.request` become one options object.
 * @param {string | URL | https.RequestOptions} target
 * @param {https.RequestOptions} given
 * @returns {https.RequestOptions}
 */
function optionsOf(target, given) {
  if (typeof target !== 'string' && !(target instanceof URL)) return target;
  return { ...urlToHttpOptions(new URL(target)), ...given };
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
  // A WebSocket comes with the way to make its own, secure connection.
  const { servername: _servername, createConnection: _secure, ...common } = options;
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
syncBuiltinESMExports();
