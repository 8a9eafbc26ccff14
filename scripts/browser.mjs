import { existsSync } from 'node:fs';
import { run, SetupError, step } from './step.mjs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

async function find() {
  const candidates = [process.env.CHROMIUM_PATH, ...installed, await playwrightsOwn()];
  return candidates.find((path) => path && existsSync(path));
}

/** Path of a browser for the tests: an installed one, else Playwright's, else Debian's. */
export async function browser() {
  const there = await find();
  if (there) return there;
  await step("Installing a browser for the tests: Playwright's Chromium", () =>
    run('npx', ['playwright-core', 'install', 'chromium-headless-shell', 'chromium']),
  );
  const downloaded = await find();
  if (downloaded) return downloaded;
  await step("Playwright's is not to be had; installing Debian's chromium by apt-get", async () => {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  });
  const debians = await find();
  if (debians) return debians;
  throw new SetupError(
    'The tests need Chromium and none could be installed.\nInstall Chromium or Chrome and run again, with CHROMIUM_PATH=/path/to/it where it stands in an unusual place.',
  );
}
