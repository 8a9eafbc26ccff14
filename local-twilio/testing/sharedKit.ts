import { type Kit, startKit, startListener } from './payments';
import { type Steps, stepsOf } from './paymentSteps';

/** One local Twilio for all tests of a file; each test has callbacks and switches of its own. */
export function shareKit(take: (shared: { readonly kit: Kit; readonly steps: Steps }) => void) {
  let shared: Kit;
  let kit: Kit;
  beforeAll(async () => {
    shared = await startKit({ connectorTimes: { slowMs: 40, timeoutMs: 10_000 } });
  });
  beforeEach(async () => {
    kit = { ...shared, listener: await startListener() };
    take({ kit, steps: stepsOf(kit) });
  });
  afterEach(async () => {
    await kit.fetchJson('DELETE', '/switches');
    await fetch(`${kit.local.origin}/reset`, { method: 'POST' });
    await kit.listener.close();
  });
  afterAll(() => shared.close());
}
