/** One thing that happened, for a person to read. */
export interface Entry {
  readonly at: string;
  readonly kind: 'call' | 'payment' | 'callback';
  readonly text: string;
  /** The fields of a callback; of a processor's token only the last four characters. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** What happened lately, oldest first, and what happens now. */
export interface Journal {
  note(kind: Entry['kind'], text: string, fields?: Readonly<Record<string, string>>): void;
  list(): readonly Entry[];
  /** Calls back with each new entry, until the function it returns is called. */
  watch(listener: (entry: Entry) => void): () => void;
}

const MOST_ENTRIES = 1000;
const tokens = new Set(['PaymentToken', 'ProfileId']);

const withoutTokens = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      tokens.has(name) && value !== '' ? `…${value.slice(-4)}` : value,
    ]),
  );

export function createJournal(): Journal {
  const entries: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  return {
    note(kind, text, fields) {
      const at = new Date().toISOString();
      const entry = { at, kind, text, ...(fields && { fields: withoutTokens(fields) }) };
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) entries.shift();
      for (const listener of listeners) listener(entry);
    },
    list: () => entries,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
