// Profiles the process of the functions: begins without a file, ends and writes it with one.
'use strict';
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');

let session;

exports.handler = async (context, event, callback) => {
  if (event.file === undefined) {
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 100 });
    await session.post('Profiler.start');
  } else {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(event.file, JSON.stringify(profile));
  }
  callback(null, {});
};
