import { buildFlexHost } from './build.mjs';
import { devPlugin } from './dev/plugin.mjs';
import { onChange } from './dev/watch.mjs';
import { install } from './install.mjs';
import { lastLines, main, run, SetupError } from './step.mjs';
import { onNpmEnd, startTwilio } from './twilio.mjs';

/*
 * npm run dev: the demo, watching the sources. A component of the panel is replaced in the open desktop and
 * the call continues; anything else of the plugin reloads the page; the next request uses the changed
 * functions; the local Twilio restarts.
 */

const PLUGIN = '.cache/dev';
/** Inside `serverless`, so that the functions find its packages; separate from the build that is deployed. */
const FUNCTIONS = 'serverless/dist/dev';

/** Prints what was done, and how long after the change was noticed. */
async function timed(work) {
  const start = Date.now();
  const what = await work();
  if (what) console.log(`${what} (${Date.now() - start} ms)`);
}

async function buildFunctions() {
  const args = ['serverless/build.mjs', '--config', 'serverless/payments.config.yaml'];
  const { code, output } = await run(process.execPath, [...args, '--outdir', FUNCTIONS]);
  if (code !== 0) throw new Error(lastLines(output));
  return 'Functions: built';
}

/** The local Twilio as a process that can be restarted; `whole` resolves when it exits by itself. */
function restartable(start) {
  let child;
  let ended;
  const whole = new Promise((resolve) => (ended = resolve));
  const exit = (each) => new Promise((resolve) => each.once('close', resolve));
  function launch() {
    const mine = start();
    child = mine;
    void exit(mine).then((code) => child === mine && ended(code ?? 0));
  }
  return {
    launch,
    whole,
    end: (signal) => child.kill(signal),
    async restart() {
      const before = child;
      child = undefined;
      before.kill();
      await exit(before);
      launch();
    },
  };
}

await main(async () => {
  await install();
  await buildFlexHost();
  const plugin = await devPlugin(PLUGIN);
  await Promise.all([plugin.build(), buildFunctions()]).catch((error) => {
    throw new SetupError(error.message);
  });

  const given = process.argv.slice(2);
  let opened = false;
  const twilio = restartable(() => {
    // Only the first start opens pages: open ones reload by themselves.
    const args = [
      '--live',
      ...given,
      ...(opened && !given.includes('--no-open') ? ['--no-open'] : []),
    ];
    opened = true;
    return startTwilio(FUNCTIONS, plugin.bundle, args);
  });
  twilio.launch();

  onChange(['src'], () =>
    timed(async () => {
      const files = await plugin.build();
      return files.length > 0 && `Plugin: built ${files.join(', ')}`;
    }),
  );
  onChange(
    [
      'src/languages',
      'src/payment',
      'serverless/functions',
      'serverless/lib',
      'serverless/payments.config.yaml',
    ],
    () => timed(buildFunctions),
  );
  onChange(['local-twilio'], () =>
    timed(async () => {
      await buildFlexHost();
      await twilio.restart();
      return 'Local Twilio: starting again';
    }),
  );

  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => twilio.end(signal));
  onNpmEnd(() => twilio.end());
  const code = await twilio.whole;
  await plugin.dispose();
  // The watchers would keep this process alive.
  process.exit(code);
});
