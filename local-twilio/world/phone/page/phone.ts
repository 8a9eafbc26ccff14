import { type Line, parsePhoneEvent } from '../events';
import { caller, type Outcome } from './caller';
import { createControls } from './controls';
import { button, element, node, setUsable } from './dom';
import { type Entry, pressed } from './entry';
import { createKeypad } from './keypad';
import { fillGroups } from './testCards';
import { formatDuration, otherNumber, ownNumber, stateWords } from './words';

let lines: readonly Line[] = [];
let linesAt = performance.now();
let selectedSid = '';
const entries = new Map<string, Entry>();

const selected = (): Line | undefined => lines.find((line) => line.callSid === selectedSid);

function showProblem(text: string): void {
  element('problem').textContent = text;
}

async function ask(request: Promise<Outcome>): Promise<Outcome> {
  showProblem('');
  const outcome = await request;
  if (!outcome.done) showProblem(outcome.problem);
  return outcome;
}

async function call(): Promise<void> {
  const outcome = await ask(caller.place());
  if (outcome.done) select(outcome.callSid);
}

// One request after the other, or two quick keys might arrive in the other order.
let lastKey: Promise<unknown> = Promise.resolve();

function whenConnected(request: (callSid: string) => Promise<Outcome>): void {
  if (selected()?.status !== 'in-progress') {
    showProblem('Keys work once the agent has answered the call.');
    return;
  }
  const callSid = selectedSid;
  lastKey = lastKey.then(() => ask(request(callSid)));
}

const showKeypad = createKeypad((key) => whenConnected((callSid) => caller.press(callSid, key)));
const showControls = createControls({
  call: () => void call(),
  answer: () => void ask(caller.answer(selectedSid)),
  hangUp: () => void ask(caller.hangUp(selectedSid)),
});

const fillButtons = fillGroups(new Date()).flatMap(({ title, fills }) => {
  const buttons = fills.map(({ label, shown, keys }) => {
    const made = button('', 'fill', () => whenConnected((callSid) => caller.fill(callSid, keys)));
    made.append(node('span', 'fill-label', label), node('span', 'fill-keys', shown));
    return made;
  });
  const group = node('div', 'fill-group', ...buttons);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', title);
  element('fill').append(group);
  return buttons;
});

function select(callSid: string): void {
  selectedSid = callSid;
  render();
}

function lineItem(line: Line): HTMLElement {
  const made = button('', `line ${line.status}`, () => select(line.callSid));
  made.dataset.sid = line.callSid;
  if (line.callSid === selectedSid) made.setAttribute('aria-current', 'true');
  made.append(
    node('span', 'line-number', ownNumber(line)),
    node('span', 'line-state', stateWords(line)),
  );
  return node('li', '', made);
}

function renderLines(): void {
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.sid : undefined;
  element('no-lines').hidden = lines.length > 0;
  element('lines').replaceChildren(...lines.map(lineItem));
  if (focused) element('lines').querySelector<HTMLElement>(`[data-sid="${focused}"]`)?.focus();
}

function renderEntry(): void {
  const count = selected()?.status === 'in-progress' ? (entries.get(selectedSid)?.count ?? 0) : 0;
  const dots = node('span', 'dots', '•'.repeat(Math.min(count, 24)));
  dots.setAttribute('aria-hidden', 'true');
  const words = count === 0 ? '' : `${count} ${count === 1 ? 'key' : 'keys'} pressed`;
  element('entry').replaceChildren(dots, node('span', 'count', words));
}

function renderClock(): void {
  const line = selected();
  const running = line?.status === 'in-progress' ? performance.now() - linesAt : 0;
  const connected = line?.connectedMs ?? null;
  element('clock').textContent = connected === null ? '' : formatDuration(connected + running);
}

function render(): void {
  const line = selected();
  const connected = line?.status === 'in-progress';
  element('number').textContent = line ? otherNumber(line) : '';
  const state = line ? stateWords(line) : 'Ready';
  // Written only when it changes: a screen reader announces each write.
  if (element('state').textContent !== state) element('state').textContent = state;
  document.body.dataset.state = line?.status ?? 'ready';
  showKeypad(connected);
  showControls(line);
  for (const made of fillButtons) setUsable(made, connected);
  renderLines();
  renderEntry();
  renderClock();
}

/** A call that has just appeared is shown, unless that would take a live one from the screen. */
function takeLines(next: readonly Line[]): void {
  const known = new Set(lines.map((line) => line.callSid));
  lines = next;
  linesAt = performance.now();
  const appeared = next.find((line) => !known.has(line.callSid) && line.status !== 'completed');
  const shown = selected();
  if (appeared && (!shown || shown.status === 'completed')) selectedSid = appeared.callSid;
  render();
}

const events = new EventSource('/phone/events');
events.addEventListener('open', () => showProblem(''));
events.addEventListener('error', () => showProblem('Connection lost. Trying again …'));
events.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const event = parsePhoneEvent(data);
  switch (event?.type) {
    case undefined:
      return;
    case 'lines': {
      takeLines(event.lines);
      return;
    }
    case 'key':
      entries.set(
        event.callSid,
        pressed(entries.get(event.callSid), event.ends, performance.now()),
      );
      {
        renderEntry();
        return;
      }
  }
});

element('new-call').addEventListener('click', () => void call());
setInterval(renderClock, 250);
render();
