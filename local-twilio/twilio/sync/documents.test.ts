import { account } from '../../account';
import { defaultSwitches } from '../switches/switches';
import { createContentRules } from './content';
import { createDocuments } from './documents';
import { createServices } from './services';

const documentsAt = () => {
  const always = () => true;
  const rules = createContentRules(() => defaultSwitches);
  return createDocuments(createServices(), always, always, rules);
};

describe('expiry of documents', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const DAY_S = 86_400;

  it.each([1, DAY_S, 40 * DAY_S])('removes a document %d seconds after it was written', (ttl) => {
    const documents = documentsAt();
    const removed: string[] = [];
    documents.events.on('removed', ({ sid }) => removed.push(sid));
    const created = documents.create(account.syncServiceSid, { ttl, createdBy: 'system' });
    if (!created.ok) throw new Error(created.error.message);
    const { sid } = created.value;

    jest.advanceTimersByTime(ttl * 1000 - 1);
    expect(documents.find(account.syncServiceSid, sid).ok).toBe(true);
    jest.advanceTimersByTime(2);
    expect(documents.find(account.syncServiceSid, sid)).toMatchObject({ error: { code: 54100 } });
    expect(removed).toEqual([sid]);
  });

  it('restarts the countdown at an update with a TTL', () => {
    const documents = documentsAt();
    const { syncServiceSid } = account;
    documents.create(syncServiceSid, { uniqueName: 'renewed', ttl: 60, createdBy: 'system' });
    jest.advanceTimersByTime(50_000);
    documents.update(syncServiceSid, 'renewed', { ttl: 60 });
    jest.advanceTimersByTime(50_000);
    expect(documents.find(syncServiceSid, 'renewed').ok).toBe(true);
    jest.advanceTimersByTime(10_001);
    expect(documents.find(syncServiceSid, 'renewed').ok).toBe(false);
  });
});
