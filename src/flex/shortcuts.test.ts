import { addShortcuts, type Shortcut } from './shortcuts';

type Added = Record<string, { action: () => void; name: string; throttle: number }>;

function registryOf(shortcuts: Added) {
  const registry = {
    keyboardShortcuts: shortcuts,
    addShortcuts(added: Added) {
      registry.keyboardShortcuts = { ...registry.keyboardShortcuts, ...added };
    },
    deleteShortcuts(keys: string[]) {
      const left = Object.entries(registry.keyboardShortcuts).filter(
        ([key]) => !keys.includes(key),
      );
      registry.keyboardShortcuts = Object.fromEntries(left);
    },
  };
  return registry;
}

const own = { M: { action: () => undefined, name: 'Toggle Mute', throttle: 0 } };

it('adds to the shortcuts that are there, and runs the one that is pressed', () => {
  const registry = registryOf(own);
  const run: Shortcut[] = [];
  addShortcuts(
    registry,
    (shortcut) => `do ${shortcut}`,
    (shortcut) => void run.push(shortcut),
  );
  expect(Object.values(registry.keyboardShortcuts).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Toggle Mute', 'do open', 'do ask', 'do complete', 'do cancel']),
  );
  for (const { action } of Object.values(registry.keyboardShortcuts)) action();
  expect(run.sort()).toEqual(['ask', 'cancel', 'complete', 'open']);
});

it('takes other names, at the keys that an administrator has given them', () => {
  const registry = registryOf(own);
  let language = 'do';
  const { keysOf, rename, remove } = addShortcuts(
    registry,
    (shortcut) => `${language} ${shortcut}`,
    jest.fn(),
  );
  const { 8: complete, 9: _cancel, ...others } = registry.keyboardShortcuts;
  registry.keyboardShortcuts = { ...others, ...(complete && { K: complete }) };
  language = 'tu';
  rename();
  const names = Object.entries(registry.keyboardShortcuts).map(([key, { name }]) => [key, name]);
  expect(Object.fromEntries(names)).toEqual({
    M: 'Toggle Mute',
    6: 'tu open',
    7: 'tu ask',
    K: 'tu complete',
  });
  expect(keysOf('complete')).toBe('Control+Shift+K');
  remove();
  expect(registry.keyboardShortcuts).toEqual(own);
});

it('names the keys as an administrator has remapped or removed them', () => {
  const registry = registryOf(own);
  const { keysOf, remove } = addShortcuts(registry, (shortcut) => `do ${shortcut}`, jest.fn());
  expect(keysOf('complete')).toBe('Control+Shift+8');
  const { 8: complete, 9: _cancel, ...others } = registry.keyboardShortcuts;
  registry.keyboardShortcuts = { ...others, ...(complete && { K: complete }) };
  expect(keysOf('complete')).toBe('Control+Shift+K');
  expect(keysOf('cancel')).toBeUndefined();
  remove();
  expect(registry.keyboardShortcuts).toEqual(own);
});
