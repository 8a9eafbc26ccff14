import { screen } from '@testing-library/react';
import { cardsOnly, createMemoryCall, failed } from '../../client/testing/memory';
import { called, press, started, stopTime } from '../testing/show';

stopTime();

const recorded = (recording: 'leave' | 'pause' | 'try-to-pause') =>
  createMemoryCall({ configuration: { ...cardsOnly, recording } });
const before = 'Recordings pause with the first field.';
const meanwhile = 'Recordings are paused until the outcome.';

it('says that recordings are paused from the first field on, until the payment ends', async () => {
  const { memory } = await started(recorded('pause'));
  expect(screen.getByText(before)).toBeTruthy();
  await press('Ask for Card number');
  expect(screen.queryByText(before)).toBeNull();
  expect(screen.getByText(meanwhile)).toBeTruthy();
  called(memory, 1, { Result: 'success' });
  expect(screen.queryByText(meanwhile)).toBeNull();
});

it.each(['leave', 'try-to-pause'] as const)('says nothing of it with %s', async (recording) => {
  await started(recorded(recording));
  await press('Ask for Card number');
  expect(screen.queryByText(before)).toBeNull();
  expect(screen.queryByText(meanwhile)).toBeNull();
});

it('says why nothing was asked while something still records', async () => {
  const memory = recorded('pause');
  await started(memory);
  memory.refuseAsk(failed('recording-not-paused'));
  await press('Ask for Card number');
  expect(screen.getByRole('alert').textContent).toContain('the recording could not be paused');
  expect(screen.getByText(before)).toBeTruthy();
});
