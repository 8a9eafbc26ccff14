import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

const Entry = Type.Object({
  at: Type.String(),
  kind: Type.String(),
  text: Type.String(),
  fields: Type.Optional(Type.Record(Type.String(), Type.String())),
});
const Here = Type.Record(Type.String(), Type.String());

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

const log = document.getElementById('log');
const shown = new Set<string>();

/** Newest first; an entry that a new connection repeats is shown once. */
function show(data: string): void {
  if (shown.has(data)) return;
  shown.add(data);
  const { at, kind, text, fields } = Value.Parse(Entry, JSON.parse(data));
  const item = element('li', '', kind);
  item.append(element('time', at.slice(11, 23)), element('span', text));
  if (fields) {
    const filled = Object.entries(fields).filter(([, value]) => value !== '');
    const said = filled.map(([name, value]) => `${name}=${value}`).join('  ');
    item.append(element('p', said, 'fields'));
  }
  log?.prepend(item);
  document.getElementById('empty')?.remove();
}

async function showAccount(): Promise<void> {
  const here = Value.Parse(Here, await (await fetch('/home/here')).json());
  const list = document.getElementById('account');
  for (const [name, value] of Object.entries(here)) {
    list?.append(element('dt', name), element('dd', value));
  }
  const desktop = document.getElementById('desktop');
  if (desktop) desktop.hidden = !here['Agent desktop']?.startsWith('http');
}

void showAccount();
new EventSource('/log/events').addEventListener('message', ({ data }) => show(String(data)));
