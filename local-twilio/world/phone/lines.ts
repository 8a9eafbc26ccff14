import type { Call, Calls } from '../../twilio/calls/calls';
import type { Line, PhoneEvent } from './events';

export interface Lines {
  list(): Line[];
  /** Calls back on every change, until the function it returns is called. */
  watch(listener: (event: PhoneEvent) => void): () => void;
  /** Forgets the calls that the hub has forgotten, and notifies. */
  refresh(): void;
}

/** The customers' legs of `calls`, newest first. */
export function createLines(calls: Calls): Lines {
  const answeredAt = new Map<string, number>();
  const endedAt = new Map<string, number>();
  const listeners = new Set<(event: PhoneEvent) => void>();

  function connectedMs(callSid: string): number | null {
    const answered = answeredAt.get(callSid);
    return answered === undefined ? null : (endedAt.get(callSid) ?? Date.now()) - answered;
  }

  const list = (): Line[] =>
    calls
      .list()
      .filter((call) => call.party === 'customer')
      .map(({ sid, status, direction, from, to }) => ({
        callSid: sid,
        status,
        direction,
        from,
        to,
        connectedMs: connectedMs(sid),
      }))
      .reverse();

  const publish = (event: PhoneEvent) => {
    for (const listener of listeners) listener(event);
  };
  const tellLines = (call: Call) => {
    if (call.party === 'customer') publish({ type: 'lines', lines: list() });
  };

  calls.events.on('ringing', tellLines);
  calls.events.on('answered', (call) => {
    answeredAt.set(call.sid, Date.now());
    tellLines(call);
  });
  calls.events.on('ended', (call) => {
    endedAt.set(call.sid, Date.now());
    tellLines(call);
  });
  calls.events.on('key', (call, key) => {
    if (call.party !== 'customer') return;
    publish({ type: 'key', callSid: call.sid, ends: key === '#' || key === '*' });
  });

  return {
    list,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh() {
      answeredAt.clear();
      endedAt.clear();
      publish({ type: 'lines', lines: list() });
    },
  };
}
