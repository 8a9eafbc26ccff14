import { watch } from 'node:fs';

/** An editor saves a file in several steps. */
const ONE_SAVE_MS = 20;

/**
 * Runs `work` after each change below `paths`, one run at a time; changes in the meantime cause one more
 * run. Tests and build output are ignored.
 */
export function onChange(paths, work) {
  let timer;
  let running = false;
  let again = false;

  async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await work().catch((error) => console.error(error.message));
    running = false;
    if (again) {
      again = false;
      await run();
    }
  }

  for (const path of paths)
    watch(path, { recursive: true }, (_event, file) => {
      if (file && /(^|\/)(dist|node_modules|testing|\.)|\.test\.tsx?$|~$/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(run, ONE_SAVE_MS);
    });
}
