import { CustomizationProvider } from '@twilio-paste/core/customization';
import { act, render, screen } from '@testing-library/react';
import { createLeavingQuestions, type Leaving } from '../../client/leaving';
import { createPaymentClient } from '../../client/paymentClient';
import { call, createMemoryCall, failed } from '../../client/testing/memory';
import { record } from '../../payment/testing/examples';
import { LeavingDialog } from './LeavingDialog';
import { called, press, settle, show, started, stopTime } from '../testing/show';

stopTime();

type Paying = Awaited<ReturnType<typeof paying>>;

/** A call with an open payment; its panel is not in view. */
async function paying() {
  const memory = createMemoryCall();
  const client = createPaymentClient(memory.functions, memory.openLiveDocument);
  client.setLive(true);
  client.setCall(call);
  await settle();
  memory.write((before) => ({ ...before, current: record([]) }));
  return { memory, client };
}

/** The agent is about to leave the call. */
async function leave(leaving: Leaving, { client, memory }: Paying) {
  const questions = createLeavingQuestions();
  const answered = jest.fn();
  render(
    <CustomizationProvider>
      <LeavingDialog questions={questions} />
    </CustomizationProvider>,
  );
  await act(async () => {
    void questions.ask(client, leaving).then(answered);
    await jest.advanceTimersByTimeAsync(500);
  });
  return { answered, memory, client };
}

const dialog = () => screen.queryByRole('dialog');
const buttons = () =>
  [...(dialog()?.querySelectorAll('button') ?? [])]
    .map(({ textContent }) => textContent)
    .filter((name) => !/close/i.test(name));

it('asks nothing where no payment is open', async () => {
  const { answered } = await leave('end', await show());
  expect(answered).toHaveBeenCalledWith('go-on');
  expect(dialog()).toBeNull();
});

it('keeps nobody on a call where nothing shows the question', async () => {
  const { client } = await paying();
  const questions = createLeavingQuestions();
  const { unmount } = render(<LeavingDialog questions={questions} />);
  unmount();
  await expect(questions.ask(client, 'end')).resolves.toBe('go-on');
});

it('stays on the call when the agent says so', async () => {
  const { answered, memory } = await leave('end', await paying());
  expect(dialog()?.textContent).toMatch(/If the call ends, the payment ends too/);
  expect(buttons()).toEqual(['Finish the payment first', 'Cancel the payment and end the call']);
  await press('Finish the payment first');
  expect(answered).toHaveBeenCalledWith('stay');
  expect(dialog()).toBeNull();
  expect(memory.state.asked).toEqual([]);
});

it('continues once the cancel is confirmed, not before', async () => {
  const { answered, memory } = await leave('end', await paying());
  await press('Cancel the payment and end the call');
  expect(dialog()?.textContent).toMatch(/is being cancelled/);
  expect(answered).not.toHaveBeenCalled();
  called(memory, 1, { Result: 'transaction-cancelled' });
  await settle(500);
  expect(answered).toHaveBeenCalledWith('go-on');
});

it('shows a failed cancel, and keeps nobody on the call', async () => {
  const { answered, memory } = await leave('end', await paying());
  memory.refuseAsk(failed('twilio-refused'));
  await press('Cancel the payment and end the call');
  expect(dialog()?.textContent).toMatch(/was not cancelled\. Twilio rejected the request/);
  expect(answered).not.toHaveBeenCalled();
  await press('End the call anyway');
  expect(answered).toHaveBeenCalledWith('go-on');
});

it('offers no cancel while the payment is being completed, and says that the outcome may arrive later', async () => {
  const shown = await started(createMemoryCall({ fields: [] }));
  await press('Complete payment');
  const { answered } = await leave('end', shown);
  expect(dialog()?.textContent).toMatch(/outcome may arrive later/);
  expect(buttons()).toEqual(['Wait for the outcome', 'End the call anyway']);
  called(shown.memory, 1, { Result: 'success', PaymentConfirmationCode: 'ch_1' });
  await settle(500);
  expect(dialog()).toBeNull();
  expect(answered).toHaveBeenCalledWith('stay');
});

it.each([
  ['leave', /agent who stays on the call can continue/, 'leave', 'Leave anyway'],
  ['hold', /what they type may not arrive/, 'hold', 'Hold anyway'],
  ['transfer', /next agent can continue/, 'transfer', 'Transfer anyway'],
  ['add-party', /Whoever joins/, 'add them', 'Add them anyway'],
] as const)('before %s the payment may go on', async (leaving, words, act, anyway) => {
  const { answered } = await leave(leaving, await paying());
  expect(dialog()?.textContent).toMatch(words);
  expect(buttons()).toEqual(['Finish the payment first', `Cancel the payment and ${act}`, anyway]);
  await press(anyway);
  expect(answered).toHaveBeenCalledWith('go-on');
});

it('asks about two calls one after the other', async () => {
  const first = await paying();
  const questions = createLeavingQuestions();
  questions.show(() => undefined);
  const answers: string[] = [];
  void questions.ask(first.client, 'end').then((answer) => answers.push(`first ${answer}`));
  void questions.ask(first.client, 'hold').then((answer) => answers.push(`second ${answer}`));
  await settle();
  expect(questions.current()?.leaving).toBe('end');
  questions.current()?.answer('stay');
  await settle();
  expect(questions.current()?.leaving).toBe('hold');
  questions.current()?.answer('go-on');
  await settle();
  expect(questions.current()).toBeNull();
  expect(answers).toEqual(['first stay', 'second go-on']);
});

describe('the dialog ends, and does nothing more,', () => {
  it('when the call ends', async () => {
    const { answered, client } = await leave('hold', await paying());
    await act(async () => client.setLive(false));
    expect(dialog()).toBeNull();
    expect(answered).toHaveBeenCalledWith('gone');
  });

  it('when the task is gone', async () => {
    const { answered, client } = await leave('end', await paying());
    await act(async () => client.dispose());
    expect(dialog()).toBeNull();
    expect(answered).toHaveBeenCalledWith('gone');
  });

  it.each([
    ['succeeds', { Result: 'success', PaymentConfirmationCode: 'ch_1' }],
    ['fails', { Result: 'caller-hung-up' }],
    ['is cancelled elsewhere', { Result: 'transaction-cancelled' }],
  ])('when the payment %s: the agent sees what came of it', async (_how, parameters) => {
    const { answered, memory } = await leave('hold', await paying());
    called(memory, 0, parameters);
    await settle();
    expect(dialog()).toBeNull();
    expect(answered).toHaveBeenCalledWith('stay');
  });
});
