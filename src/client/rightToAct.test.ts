import { ready, settle, stopTime } from './testing/drive';
import { failed } from './testing/memory';

stopTime();

/** One agent's client, and how often the functions were asked since. */
async function alone() {
  const { memory, client } = await ready();
  const before = memory.state.opened;
  return { memory, client, asked: () => memory.state.opened - before };
}

/** A colleague has taken the call over, and the agent watches. */
async function handedOver() {
  const on = await alone();
  on.memory.offer({ mayAct: false });
  on.client.setColleagues(true);
  await settle();
  expect(on.client.getSnapshot().mayAct).toBe(false);
  return { ...on, asked: () => on.asked() - 1 };
}

describe('when a colleague joins the call', () => {
  it('asks at once, and not again once the right has gone to them', async () => {
    const { asked } = await handedOver();
    await settle(600_000);
    expect(asked()).toBe(0);
  });

  it('asks again until TaskRouter has heard of it', async () => {
    const { memory, client, asked } = await alone();
    client.setColleagues(true);
    await settle(500);
    expect(client.getSnapshot().mayAct).toBe(true);
    memory.offer({ mayAct: false });
    await settle(1_000);
    expect(client.getSnapshot().mayAct).toBe(false);
    await settle(600_000);
    expect(asked()).toBe(2);
  });

  it('keeps the right with the agent who has taken over, and stops asking', async () => {
    const { client, asked } = await alone();
    client.setColleagues(true);
    client.setColleagues(true);
    await settle(600_000);
    expect(client.getSnapshot().mayAct).toBe(true);
    expect(asked()).toBe(4);
  });
});

describe('when the colleague leaves', () => {
  it('lets the agent act again at once', async () => {
    const { memory, client } = await handedOver();
    memory.offer({ mayAct: true });
    client.setColleagues(false);
    await settle();
    expect(client.getSnapshot().mayAct).toBe(true);
  });

  it('asks again until TaskRouter has heard of it, also while nobody answers', async () => {
    const { memory, client, asked } = await handedOver();
    client.setColleagues(false);
    await settle(500);
    expect(client.getSnapshot().mayAct).toBe(false);
    memory.refuseOpen({ kind: 'unreachable' }, failed('twilio-unavailable'));
    await settle(3_000);
    memory.offer({ mayAct: true });
    await settle(4_000);
    expect(client.getSnapshot().mayAct).toBe(true);
    await settle(600_000);
    expect(asked()).toBe(4);
  });

  it('asks for a missing right every half minute, and no longer than the call lasts', async () => {
    const { client, asked } = await handedOver();
    client.setColleagues(false);
    await settle(15_500);
    const soon = asked();
    await settle(90_000);
    expect(asked() - soon).toBe(3);
    client.setLive(false);
    await settle(600_000);
    expect(asked() - soon).toBe(3);
  });
});

it('gives the right later to an agent who opens the call too early', async () => {
  const { memory, client } = await alone();
  memory.offer({ mayAct: false });
  client.connect();
  await settle(500);
  expect(client.getSnapshot().mayAct).toBe(false);
  memory.offer({ mayAct: true });
  await settle(1_000);
  expect(client.getSnapshot().mayAct).toBe(true);
});

it('asks nothing for an agent who only watches, or once disposed', async () => {
  for (const end of ['setLive', 'dispose'] as const) {
    const { client, asked } = await handedOver();
    if (end === 'setLive') client.setLive(false);
    else client.dispose();
    await settle(600_000);
    expect(asked()).toBe(0);
  }
});
