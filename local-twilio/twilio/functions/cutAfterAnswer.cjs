// @ts-check
/**
 * Preloaded into the process that runs the Functions. As in Twilio's cloud, work for a request stops once it
 * is answered or its time is up: its open requests are aborted, its timers never fire, and anything it starts
 * afterwards has no effect. Each of these is written to stderr: `cut after the answer: <what>`.
 */
'use strict';
const { AsyncLocalStorage } = require('node:async_hooks');
const { errorMonitor } = require('node:events');
const http = require('node:http');
const timers = require('node:timers/promises');

/**
 * What one request to a function has begun and not ended, each with what ends it.
 * @typedef {{ open: Map<object, () => void>, ended: boolean }} Invocation
 */

/** @type {AsyncLocalStorage<Invocation>} */
const invocations = new AsyncLocalStorage();

/** @param {string} what */
const tell = (what) => process.stderr.write(`cut after the answer: ${what}\n`);

/**
 * Makes something end with the request that began it, or at once if that has ended.
 * @param {Invocation} invocation
 * @param {object} begun
 * @param {() => void} cut
 */
function endWith({ open, ended }, begun, cut) {
  if (ended) cut();
  else open.set(begun, cut);
}

const nativeRequest = http.request.bind(http);
/** @param {Parameters<typeof nativeRequest>} args */
function request(...args) {
  const sent = Reflect.apply(nativeRequest, http, args);
  const invocation = invocations.getStore();
  if (!invocation) return sent;
  // One that has failed is over before its connection is closed.
  for (const over of ['close', errorMonitor]) sent.once(over, () => invocation.open.delete(sent));
  endWith(invocation, sent, () => {
    if (sent.destroyed) return;
    tell(`${sent.method} ${sent.path.split('?', 1)[0]}`);
    sent.destroy(new Error('the function has ended'));
  });
  return sent;
}
Object.assign(http, { request });

/**
 * A function that has something called later, and the one that takes that back.
 * @param {'setTimeout' | 'setInterval' | 'setImmediate'} set
 * @param {'clearTimeout' | 'clearInterval' | 'clearImmediate'} clear
 */
function endTimers(set, clear) {
  /** @type {(...args: any[]) => any} */
  const nativeSet = globalThis[set];
  /** @type {(timer: any) => void} */
  const nativeClear = globalThis[clear];
  /** @param {(...args: any[]) => void} callback @param {any[]} rest */
  const later = (callback, ...rest) => {
    const invocation = invocations.getStore();
    if (!invocation) return nativeSet(callback, ...rest);
    /** @param {any[]} args */
    const called = (...args) => {
      if (set !== 'setInterval') invocation.open.delete(timer);
      callback(...args);
    };
    const timer = nativeSet(called, ...rest);
    endWith(invocation, timer, () => {
      tell(set);
      nativeClear(timer);
    });
    return timer;
  };
  /** @param {any} timer */
  const never = (timer) => {
    invocations.getStore()?.open.delete(timer);
    nativeClear(timer);
  };
  // `util.promisify` finds there what it makes of them.
  Object.defineProperties(later, Object.getOwnPropertyDescriptors(nativeSet));
  Object.assign(globalThis, { [set]: later, [clear]: never });
}
endTimers('setTimeout', 'clearTimeout');
endTimers('setInterval', 'clearInterval');
endTimers('setImmediate', 'clearImmediate');

/** @param {'setTimeout' | 'setImmediate'} name */
function endPause(name) {
  /** @type {(...args: any[]) => Promise<any>} */
  const native = timers[name];
  /** @param {any[]} args */
  const pause = (...args) => {
    const invocation = invocations.getStore();
    const pausing = native(...args);
    if (!invocation) return pausing;
    return new Promise((done, fail) => {
      const over = () => invocation.open.delete(pausing);
      pausing.finally(over).then(
        (value) => !invocation.ended && done(value),
        (error) => !invocation.ended && fail(error),
      );
      endWith(invocation, pausing, () => tell(`a pause by ${name}`));
    });
  };
  Object.assign(timers, { [name]: pause });
}
endPause('setTimeout');
endPause('setImmediate');

const emit = http.Server.prototype.emit;
/** @type {(this: http.Server, event: string, ...args: any[]) => boolean} */
function emitWithin(event, ...args) {
  if (event !== 'request') return Reflect.apply(emit, this, [event, ...args]);
  /** @type {Invocation} */
  const invocation = { open: new Map(), ended: false };
  // Also if the edge has stopped waiting, after ten seconds.
  args[1].once('close', () => {
    invocation.ended = true;
    for (const cut of invocation.open.values()) cut();
    invocation.open.clear();
  });
  return invocations.run(invocation, () => Reflect.apply(emit, this, [event, ...args]));
}
Object.assign(http.Server.prototype, { emit: emitWithin });
