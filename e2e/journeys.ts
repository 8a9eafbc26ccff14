import { clearFaults } from '../local-twilio/testing/faults';
import { journey, openStage, OPENS_WITHIN_MS, type Stage, VIEWPORT } from './stage';

/** A stage that the journeys of one file share, and a way to play each of them. */
export interface Journeys {
  readonly stage: Stage;
  readonly play: (name: string, steps: () => Promise<void>) => void;
}

/**
 * Opens a stage before a file's first journey, and closes it after the last; after each one the faults are
 * cleared, the calls forgotten, and the desktop free again and as large as before.
 */
export function journeysOn(...how: Parameters<typeof openStage>): Journeys {
  let opened: Stage | undefined;
  const now = (): Stage => {
    if (!opened) throw new Error('the stage opens with the first journey');
    return opened;
  };
  const stage: Stage = {
    get twilio() {
      return now().twilio;
    },
    get page() {
      return now().page;
    },
    get heard() {
      return now().heard;
    },
    get trouble() {
      return now().trouble;
    },
    close: () => now().close(),
  };

  beforeAll(async () => {
    opened = await openStage(...how);
  }, 2 * OPENS_WITHIN_MS);
  afterEach(async () => {
    await clearFaults(stage.twilio.origin);
    await stage.page.unrouteAll({ behavior: 'ignoreErrors' });
    await stage.page.setViewportSize(VIEWPORT);
    await fetch(`${stage.twilio.origin}/reset`, { method: 'POST' });
    await stage.page.getByText('No active tasks').waitFor();
  });
  afterAll(() => stage.close());

  return { stage, play: (name, steps) => it(name, () => journey(stage, name, steps)) };
}
