import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';

/* The functions of another plugin, with the assets in a folder beside them. */

const files = {
  'functions/greet.js': `
    exports.handler = (context, event, callback) => {
      const words = JSON.parse(Runtime.getAssets()['/words.json'].open());
      callback(null, words[event.language] + ' from ' + require(Runtime.getFunctions()['shared'].path)());
    };`,
  'functions/shared.private.js': `module.exports = () => 'another plugin';`,
  'assets/words.private.json': '{ "es": "Hola" }',
  'assets/styles/panel.css': 'b { color: red }',
};

let folder: string;
let local: LocalTwilio;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'other-plugin-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  local = await startLocalTwilio({ port: 0, functionsFolder: join(folder, 'functions') });
});
afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

const get = async (path: string) => {
  const response = await fetch(`${local.origin}/twilio/${account.functionsDomain}${path}`);
  return { status: response.status, text: await response.text() };
};

test('serves public assets', async () => {
  expect(await get('/styles/panel.css')).toEqual({ status: 200, text: 'b { color: red }' });
});

test('a function reads private assets and functions, which nobody else gets', async () => {
  expect(await get('/greet?language=es')).toEqual({
    status: 200,
    text: 'Hola from another plugin',
  });
  for (const path of ['/words.json', '/words.private.json', '/shared', '/shared.private']) {
    const { status, text } = await get(path);
    expect({ path, served: status < 400 }).toEqual({ path, served: false });
    expect(text).not.toMatch(/Hola|another plugin/);
  }
});
