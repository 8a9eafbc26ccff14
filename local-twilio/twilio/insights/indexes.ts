import { EventEmitter } from 'node:events';
import type { JsonObject } from '../rest/json';
import type { TaskRouter } from '../taskrouter/taskRouter';
import { type IndexName, indexNames, rowsOf } from './rows';

export interface Item {
  readonly key: string;
  readonly data: JsonObject;
  /** Grows with every change of the item. */
  readonly revision: number;
}

/** What happened to an item; one that appeared was nothing before. */
export interface ItemChange {
  readonly index: IndexName;
  readonly eventId: number;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** The indexes over TaskRouter's data, kept so that changes can be told one by one. */
export interface Indexes {
  readonly events: EventEmitter<{ changed: [ItemChange] }>;
  /** The number of the last change of all. */
  eventId(): number;
  items(index: IndexName): readonly Item[];
}

/** Looks after an index only from the first query on: most servers are asked for none. */
export function createIndexes(taskRouter: TaskRouter): Indexes {
  const events = new EventEmitter<{ changed: [ItemChange] }>();
  const kept = new Map<IndexName, Map<string, Item>>();
  let eventId = 0;

  function set(index: IndexName, items: Map<string, Item>, key: string, data?: JsonObject): void {
    const before = items.get(key);
    if (JSON.stringify(before?.data) === JSON.stringify(data)) return;
    eventId += 1;
    const after = data && { key, data, revision: eventId };
    if (after) items.set(key, after);
    else items.delete(key);
    events.emit('changed', { index, eventId, before, after });
  }

  function refresh(index: IndexName, items: Map<string, Item>): void {
    const rows = rowsOf(taskRouter, index);
    for (const key of [...items.keys()]) if (!rows.has(key)) set(index, items, key);
    for (const [key, data] of rows) set(index, items, key, data);
  }

  taskRouter.events.on('event', () => {
    for (const index of indexNames) {
      const items = kept.get(index);
      if (items) refresh(index, items);
    }
  });

  return {
    events,
    eventId: () => eventId,
    items(index) {
      const items = kept.get(index) ?? new Map<string, Item>();
      if (!kept.has(index)) {
        kept.set(index, items);
        refresh(index, items);
      }
      return [...items.values()];
    },
  };
}
