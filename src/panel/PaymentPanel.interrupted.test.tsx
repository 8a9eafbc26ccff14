import { act, screen } from '@testing-library/react';
import { createMemoryCall } from '../client/testing/memory';
import {
  button,
  called,
  press,
  settle,
  show,
  started,
  status,
  type,
  stopTime,
} from './testing/show';

stopTime();

describe('while the live view is interrupted', () => {
  it('says since when, and what can still be done, until it is back', async () => {
    jest.setSystemTime(new Date(2026, 1, 3, 14, 3, 12));
    const { memory } = await started();
    const before = status();
    jest.setSystemTime(new Date(2026, 1, 3, 14, 3, 12));
    act(() => memory.disconnect());
    await settle(1_999);
    expect(status()).toBe(before);
    await settle(1);
    expect(status().replace(/\s/g, ' ')).toBe(
      `${before}Reconnecting since 2:03:12 PM. What you see may be out of date.You can still ask for fields or cancel. You can complete the payment once the connection is back.`,
    );
    act(() => memory.reconnect());
    await settle(1_000);
    expect(status()).toBe(before);
  });

  it('says since when the view began to come and go', async () => {
    jest.setSystemTime(new Date(2026, 1, 3, 14, 3, 12));
    const { memory } = await started();
    jest.setSystemTime(new Date(2026, 1, 3, 14, 3, 12));
    for (let times = 0; times < 5; times += 1) {
      act(() => memory.disconnect());
      await settle(450);
      act(() => memory.reconnect());
      await settle(50);
    }
    expect(status()).toContain('Reconnecting since 2:03:12');
  });

  it('lets fields be asked for, but holds completing back and says why until the view is back', async () => {
    const { memory } = await started(createMemoryCall({ fields: ['security-code'] }));
    act(() => memory.disconnect());
    await press('Ask for Security code');
    await settle(2_000);
    called(memory, 1, { SecurityCode: 'xxx', Required: '' });
    expect(button('Complete payment').getAttribute('aria-disabled')).toBe('true');
    await press('Complete payment');
    expect(screen.queryByRole('alert')).toBeNull();
    await settle(4_000);
    expect(screen.getByRole('alert').textContent).toMatch(/^Nothing was sent/);
    expect(memory.state.asked.map(({ operation }) => operation)).toEqual(['start', 'capture']);
    act(() => memory.reconnect());
    expect(screen.queryByRole('alert')).toBeNull();
    await press('Complete payment');
    expect(memory.state.asked.at(-1)?.operation).toBe('complete');
  });

  it('lets the payment be cancelled', async () => {
    const { memory } = await started();
    act(() => memory.disconnect());
    await press('Cancel payment');
    expect(memory.state.asked.map(({ operation }) => operation)).toEqual(['start', 'cancel']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('starts no payment that nobody can watch', async () => {
    const { memory } = await show();
    act(() => memory.disconnect());
    type('Amount', '5');
    await press('Start payment');
    await settle(4_000);
    expect(screen.getByRole('alert').textContent).toMatch(/^Nothing was sent/);
    act(() => memory.reconnect());
    await settle(10_000);
    expect(memory.state.asked).toEqual([]);
  });

  it('sends a press once the view is back after a short interruption', async () => {
    const { memory } = await show();
    act(() => memory.disconnect());
    type('Amount', '5');
    await press('Start payment');
    await press('Start payment');
    expect(memory.state.asked).toEqual([]);
    act(() => memory.reconnect());
    await settle(10_000);
    expect(memory.state.asked.map(({ operation }) => operation)).toEqual(['start']);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(button('Ask for Card number')).toBeTruthy();
  });
});
