import { createCallConnection } from './connection';
import type { DocumentAccess, OpenLiveDocument } from './liveDocument';
import { settle, stopTime } from '../testing/drive';
import { call, createMemoryCall, failed } from '../testing/memory';

stopTime();

async function connected() {
  const memory = createMemoryCall();
  const renewals: (() => Promise<DocumentAccess | undefined>)[] = [];
  const openLiveDocument: OpenLiveDocument = (access, renew, events) => {
    renewals.push(renew);
    return memory.openLiveDocument(access, renew, events);
  };
  const onUnavailable = jest.fn();
  const ignored = () => undefined;
  const connection = createCallConnection(memory.functions, openLiveDocument, {
    onConnecting: ignored,
    onReply: ignored,
    onDocument: ignored,
    onConnection: ignored,
    onRetrying: ignored,
    onUnavailable,
  });
  connection.setCall(call);
  await settle();
  return { memory, onUnavailable, renew: () => renewals.at(-1)?.() };
}

it('shows nothing once the call has left the agent', async () => {
  const { memory, onUnavailable, renew } = await connected();
  const refusal = failed('not-your-call');
  memory.refuseOpen(refusal);
  await expect(renew()).resolves.toBeUndefined();
  expect(onUnavailable).toHaveBeenCalledWith(refusal);
  expect(memory.state.closed).toBe(1);
});

it('keeps showing what it has while the functions only fail to answer', async () => {
  const { memory, onUnavailable, renew } = await connected();
  memory.refuseOpen({ kind: 'unreachable' });
  await expect(renew()).resolves.toBeUndefined();
  expect(onUnavailable).not.toHaveBeenCalled();
  await expect(renew()).resolves.toMatchObject({ document: 'one-call' });
});
