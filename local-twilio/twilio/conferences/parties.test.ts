import { type LocalTwilio, startLocalTwilio } from '../../server';
import { clientOf } from '../../testing/payments';
import { postJson, rest, textAt } from '../../testing/taskrouter';

describe('who else is in a conference', () => {
  let local: LocalTwilio;
  let taskSid: string;
  let customer: string;
  beforeAll(async () => {
    local = await startLocalTwilio({ port: 0 });
  });
  beforeEach(async () => {
    await postJson(local, '/reset', {});
    const { body } = await postJson(local, '/caller/calls', { answered: true });
    taskSid = textAt(body, 'taskSid');
    customer = textAt(body, 'callSid');
  });
  afterAll(() => local.close());

  const client = () => clientOf(local.origin);
  const add = async (body: object): Promise<string> =>
    textAt((await postJson(local, `/conferences/${taskSid}/participants`, body)).body, 'callSid');
  async function listed(): Promise<string[]> {
    const [conference] = await client().conferences.list({ friendlyName: taskSid });
    const all = await client()
      .conferences(conference?.sid ?? '')
      .participants.list();
    return all.map(({ callSid }) => callSid);
  }
  const remove = (callSid: string) =>
    fetch(`${local.origin}/conferences/${taskSid}/participants/${callSid}`, { method: 'DELETE' });

  it('lists an external party before the agent and the customer', async () => {
    const [agent] = await listed();
    const external = await add({ to: '+14155550142', position: 'first' });
    expect(await listed()).toEqual([external, agent, customer]);
    const shown = await fetch(`${local.origin}/conferences/${taskSid}/participants`);
    expect(await shown.json()).toEqual([
      { callSid: external, type: 'customer', hold: false },
      { callSid: agent, type: 'agent', hold: false },
      { callSid: customer, type: 'customer', hold: false },
    ]);
  });

  it('continues when the customer leaves and comes back on another leg', async () => {
    expect((await remove(customer)).status).toBe(204);
    expect(local.calls.find(customer)?.status).toBe('completed');
    const [agent] = await listed();
    const back = await add({ to: '+14155550100' });
    expect(await listed()).toEqual([agent, back]);
    local.calls.hangUp(back);
    expect(await listed()).toEqual([agent]);
  });

  it('holds a party and moves it', async () => {
    const external = await add({ position: 'first', hold: true });
    const path = `/conferences/${taskSid}/participants/${external}`;
    expect((await postJson(local, path, { position: 'last', hold: false })).status).toBe(200);
    expect((await listed()).at(-1)).toBe(external);
  });

  it('refuses a conference, a call or a participant that does not exist', async () => {
    const participants = `/conferences/${taskSid}/participants`;
    const nobody = `CA${'0'.repeat(32)}`;
    expect((await postJson(local, '/conferences/CF0/participants', {})).status).toBe(404);
    expect((await postJson(local, participants, { callSid: nobody })).status).toBe(409);
    expect((await postJson(local, `${participants}/${nobody}`, {})).status).toBe(404);
    expect((await postJson(local, participants, { to: 'Anna' })).status).toBe(400);
    expect((await remove(nobody)).status).toBe(404);
  });

  it('takes an announcement, and is ended over REST', async () => {
    const [conference] = await client().conferences.list({ friendlyName: taskSid });
    const one = client().conferences(conference?.sid ?? '');
    const announced = await one.update({ announceUrl: 'https://example.com/announce' });
    expect(announced.status).toBe('in-progress');
    expect((await one.update({ status: 'completed' })).status).toBe('completed');
    expect(local.calls.find(customer)?.status).toBe('completed');
    const path = `api.twilio.com/2010-04-01/Accounts/AC10ca1000000000000000000000000001/Conferences`;
    expect((await rest(local, `${path}/CF0.json`, { Status: 'completed' })).status).toBe(404);
  });
});
