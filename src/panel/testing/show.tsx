import { CustomizationProvider } from '@twilio-paste/core/customization';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { createPaymentClient } from '../../client/paymentClient';
import { call, createMemoryCall, type MemoryCall } from '../../client/testing/memory';
import { mergeCallback } from '../../payment/rules/merge';
import type { SessionRecord } from '../../payment/document/session';
import { callback } from '../../payment/testing/examples';
import type { Access } from '../access';
import { PaymentPanel } from '../PaymentPanel';

/** Time stands still except in `settle`; call this once in a test file. */
export function stopTime(): void {
  beforeEach(() => {
    jest.useFakeTimers();
    // jsdom has no randomUUID; any unique string will do.
    let ids = 0;
    Object.assign(crypto, { randomUUID: () => `press-${(ids += 1)}` });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}

export const settle = (ms = 0) => act(() => jest.advanceTimersByTimeAsync(ms));

/** The panel of one call, connected. */
export async function show(memory = createMemoryCall(), access: Access = 'act') {
  const client = createPaymentClient(memory.functions, memory.openLiveDocument);
  client.setLive(access === 'act');
  const commits = jest.fn();
  render(
    <CustomizationProvider>
      <Profiler id="panel" onRender={commits}>
        <PaymentPanel client={client} access={access} />
      </Profiler>
    </CustomizationProvider>,
  );
  act(() => client.setCall(call));
  await settle();
  return { memory, client, commits };
}

/** The name of the start button continues with the amount. */
export const button = (name: string) =>
  screen.getByRole('button', { name: name === 'Start payment' ? /^Start payment/ : name });
export const list = (name: string) => screen.getByRole('combobox', { name });
export const box = (name: string) => screen.getByRole('textbox', { name });
export const status = () => screen.getByRole('status').textContent;

/** Types into a text box, or chooses from a list. */
export function type(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

/** As a person does: the pressed button has the focus. */
export async function press(name: string): Promise<void> {
  button(name).focus();
  fireEvent.click(button(name));
  await settle(1_000);
}

export async function started(memory = createMemoryCall(), amount = '12.50') {
  const shown = await show(memory);
  type('Amount', amount);
  type('Description', 'Order 7');
  await press('Start payment');
  return shown;
}

/** A callback to question `number`, with the form parameters as Twilio sends them. */
export function called(
  memory: MemoryCall,
  number: number,
  parameters: Record<string, string>,
): void {
  act(() =>
    memory.write((before) =>
      mergeCallback(before, before.current?.key ?? '', callback(number, parameters)),
    ),
  );
}

/** The panel of a call on which `current` is already known. */
export async function showRecord(
  current: SessionRecord,
  access: Access = 'act',
  memory = createMemoryCall(),
) {
  const shown = await show(memory, access);
  act(() => shown.memory.write((before) => ({ ...before, current })));
  return shown;
}
