import { basename } from 'node:path';
import * as v from 'valibot';
import { call } from './caller';
import { give, visa } from './capture';
import { answer, deskOf, wrappingUp } from './desk';
import { journeysOn } from './journeys';
import { pluginBundle } from './stage';

/*
 * The plugin is loaded into the real Flex UI and unloaded, again and again, while a call is on: nothing of it
 * stays. Flex itself loads no plugin here.
 */

const TIMES = 100;

const { stage, play } = journeysOn(undefined, { plugins: [] });

/** Has the page keep the plugin's class, and count what the plugin's own code leaves behind. */
const prepare = `
  const fromPlugin = () => /${basename(pluginBundle()).replace('.', '\\.')}/.test(new Error().stack ?? '');
  const left = { timers: new Set(), listeners: [], sockets: [], subscriptions: 0, heard: [] };
  window.leftBehind = left;

  for (const kind of ['Timeout', 'Interval']) {
    const set = window['set' + kind];
    const clear = window['clear' + kind];
    window['set' + kind] = (work, ...rest) => {
      const counts = fromPlugin();
      const id = set((...args) => {
        if (kind === 'Timeout') left.timers.delete(id);
        return work(...args);
      }, ...rest);
      if (counts) left.timers.add(id);
      return id;
    };
    window['clear' + kind] = (id) => {
      left.timers.delete(id);
      clear(id);
    };
  }

  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (type, listener, ...rest) => {
      if (fromPlugin()) left.listeners.push([type, listener]);
      return addEventListener.call(target, type, listener, ...rest);
    };
    target.removeEventListener = (type, listener, ...rest) => {
      left.listeners = left.listeners.filter(([t, l]) => t !== type || l !== listener);
      return removeEventListener.call(target, type, listener, ...rest);
    };
  }

  window.WebSocket = class extends window.WebSocket {
    constructor(...args) {
      super(...args);
      if (fromPlugin()) left.sockets.push(this);
    }
  };

  const { Actions, Manager, Plugins } = Twilio.Flex;
  const { events, store } = Manager.getInstance();
  // Flex has listeners of its own, which come and go: only those are counted that the plugin itself adds.
  for (const emitter of [Actions.emitter, events]) {
    for (const method of ['addListener', 'on']) {
      const add = emitter[method];
      emitter[method] = (name, listener) => {
        if (fromPlugin()) left.heard.push([emitter, name, listener]);
        return add.call(emitter, name, listener);
      };
    }
  }
  const { subscribe } = store;
  store.subscribe = (listener) => {
    const counts = fromPlugin();
    const stop = subscribe(listener);
    if (counts) left.subscriptions += 1;
    return () => {
      if (counts) left.subscriptions -= 1;
      stop();
    };
  };
  // Flex takes each plugin once, by the script it came in.
  Plugins.init = (Plugin) => (window.PaymentPlugin = Plugin);
`;

/** What there is of listeners, components and words in Flex, and of the plugin's own in the page. */
const count = `(() => {
  const { Manager, RootContainer, Supervisor, TaskCanvasTabs, TaskListItem } = Twilio.Flex;
  const manager = Manager.getInstance();
  const { timers, listeners: ofPage, sockets, subscriptions, heard } = window.leftBehind;
  return {
    ofFlex: heard
      .filter(([emitter, name, listener]) => emitter.listeners(name).includes(listener))
      .map(([, name]) => name),
    reducers: Object.keys(manager.store.getState()),
    shortcuts: Object.keys(Twilio.Flex.KeyboardShortcutManager.keyboardShortcuts),
    components: [RootContainer, TaskCanvasTabs, TaskListItem, Supervisor.TaskCanvasTabs].map(
      ({ Content }) => Content.fragments.length,
    ),
    strings: Object.keys(manager.strings).filter((key) => key.startsWith('Payment')).length,
    timers: timers.size,
    ofPage: ofPage.length,
    sockets: sockets.filter(({ readyState }) => readyState !== WebSocket.CLOSED).length,
    subscriptions,
  };
})()`;

const countSchema = v.object({ ofFlex: v.array(v.string()) });

const load = `
  window.plugin = new window.PaymentPlugin();
  window.plugin.init(Twilio.Flex, Twilio.Flex.Manager.getInstance());
`;

const connected = 'window.leftBehind.sockets.some(({ readyState }) => readyState === 1)';

play(`leaves nothing behind, ${TIMES} times, and works after that`, async () => {
  const { page } = stage;
  await page.evaluate(prepare);
  await page.addScriptTag({ path: pluginBundle() });
  const caller = await call(stage, '+14155550181');
  await answer(stage);
  const tab = page.getByRole('button', { name: 'Payment', exact: true });
  const before = await page.evaluate(count);
  const same = `JSON.stringify(${count}) === ${JSON.stringify(JSON.stringify(before))}`;

  for (let time = 1; time <= TIMES; time++) {
    await page.evaluate(load);
    // Most are unloaded in the middle of connecting.
    if (time % 20 === 1) await page.waitForFunction(connected);
    const { ofFlex } = v.parse(countSchema, await page.evaluate(count));
    expect(ofFlex).toEqual(expect.arrayContaining(['taskWrapup', 'beforeHangupCall']));
    await page.evaluate('window.plugin.unload()');
  }
  // The Sync SDK says goodbye before it closes.
  await page.waitForFunction(same).catch(() => undefined);
  expect(await page.evaluate(count)).toEqual(before);
  expect(await tab.count()).toBe(0);
  await expect(page.evaluate(`Twilio.Flex.Actions.invokeAction('OpenPayment')`)).rejects.toThrow(
    'the payment panel was unloaded',
  );

  await page.evaluate(load);
  await page.evaluate(`Twilio.Flex.Actions.invokeAction('OpenPayment', { amount: '12.50' })`);
  await deskOf(stage).button('Start payment').click();
  await give(stage, caller, 'Card number', visa.number);

  // Flex has drawn its root by now, and would not show the question before leaving.
  await page
    .getByRole('button', { name: /Hang Up/i })
    .first()
    .click();
  await wrappingUp(stage);
});
