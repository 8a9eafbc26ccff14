import { type LocalTwilio, startLocalTwilio } from '../../server';
import { clientOf } from '../../testing/payments';
import { postJson, textAt } from '../../testing/taskrouter';

describe('a call that an agent answers without a desktop', () => {
  let local: LocalTwilio;
  beforeAll(async () => {
    local = await startLocalTwilio({ port: 0 });
  });
  beforeEach(() => postJson(local, '/reset', {}));
  afterAll(() => local.close());

  const place = (body: object) => postJson(local, '/caller/calls', { answered: true, ...body });

  it('puts the named agent into the conference, and the task says so', async () => {
    const { status, body } = await place({ agent: 'agent-2', taskAttributes: { order: '17' } });
    expect(status).toBe(201);
    const callSid = textAt(body, 'callSid');
    const taskSid = textAt(body, 'taskSid');
    expect(body).toMatchObject({
      agent: 'agent-2',
      workerSid: 'WK10ca1000000000000000000000000002',
    });
    expect(local.calls.find(callSid)?.status).toBe('in-progress');
    const { workspaces } = clientOf(local.origin).taskrouter.v1;
    const task = await workspaces('WS10ca1000000000000000000000000001').tasks(taskSid).fetch();
    expect(task.assignmentStatus).toBe('assigned');
    expect(JSON.parse(task.attributes)).toMatchObject({
      order: '17',
      conference: { participants: { customer: callSid } },
    });
  });

  it('goes to the named agent alone, says when they are at capacity, and frees them at the end', async () => {
    const first = await place({ agent: 'agent-1' });
    for (let more = 0; more < 2; more++) await place({ agent: 'agent-1' });
    const refused = await place({ agent: 'agent-1' });
    expect(refused).toMatchObject({
      status: 409,
      body: { message: 'agent-1 is full: 3 calls are the most.' },
    });
    expect(local.calls.list().filter(({ party }) => party === 'customer')).toHaveLength(3);
    await postJson(local, `/caller/calls/${textAt(first.body, 'callSid')}/hangup`, {});
    expect((await place({ agent: 'agent-1' })).status).toBe(201);
  });

  it('goes to any free agent when none is named, and is refused when all are at capacity', async () => {
    const agents: string[] = [];
    for (let call = 0; call < 6; call++) agents.push(textAt((await place({})).body, 'agent'));
    expect(new Set(agents)).toEqual(new Set(['agent-1', 'agent-2']));
    expect(await place({})).toMatchObject({
      status: 409,
      body: { message: 'Every agent is full: 3 calls are the most.' },
    });
  });

  it('is refused for an agent who does not exist, or without "answered"', async () => {
    expect((await place({ agent: 'agent-9' })).status).toBe(404);
    expect((await place({ agent: 'supervisor-1' })).status).toBe(404);
    expect((await postJson(local, '/caller/calls', { agent: 'agent-1' })).status).toBe(400);
  });
});
