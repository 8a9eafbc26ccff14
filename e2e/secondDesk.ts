import { OPENS_WITHIN_MS, type Stage, VIEWPORT } from './stage';

/**
 * The desktop of another worker, in a separate browser profile: a stage with that page. Closing it only
 * closes the page.
 */
export async function openDeskOf(stage: Stage, identity: string): Promise<Stage> {
  const browser = stage.page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  const context = await browser.newContext({
    viewport: VIEWPORT,
    locale: 'en-US',
    permissions: ['notifications', 'microphone'],
  });
  context.setDefaultTimeout(OPENS_WITHIN_MS);
  const page = await context.newPage();
  await page.goto(`${stage.twilio.origin}/agent-desktop/?agent=${identity}`);
  await page.getByText('No active tasks').waitFor();
  return { ...stage, page, close: () => context.close() };
}

/**
 * A second tab of the same agent: a stage with that page. Flex lets an agent have several (the account's
 * feature flags for a single session and for calls across tabs are off). A call's sound is in one of
 * them, the one opened last, and the others offer *Join Call*.
 */
export async function openSecondTab(stage: Stage): Promise<Stage> {
  const page = await stage.page.context().newPage();
  await page.goto(`${stage.twilio.origin}/agent-desktop/`);
  await page.getByText('No active tasks').waitFor();
  return { ...stage, page, close: () => page.close() };
}
