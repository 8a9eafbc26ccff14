import { type LocalTwilio, startLocalTwilio } from '../../server';
import { clientOf } from '../../testing/payments';
import { acceptCall, logIn, postJson, ringingCall, textAt } from '../../testing/taskrouter';

describe('recordings, by the twilio client', () => {
  let local: LocalTwilio;
  beforeAll(async () => {
    local = await startLocalTwilio({ port: 0 });
  });
  beforeEach(() => postJson(local, '/reset', {}));
  afterAll(() => local.close());

  /** A customer and an agent in a conference. */
  async function connectedCall() {
    const token = await logIn(local);
    const ringing = await ringingCall(local, token);
    await acceptCall(local, token, ringing);
    return ringing;
  }

  it('starts, pauses, resumes and stops the recording of a call', async () => {
    const { customer } = await connectedCall();
    const { recordings } = clientOf(local.origin).calls(customer);
    const before = Date.now();
    const started = await recordings.create({ recordingChannels: 'dual' });
    expect(started).toMatchObject({ status: 'in-progress', callSid: customer, channels: 2 });
    const paused = await recordings('Twilio.CURRENT').update({
      status: 'paused',
      pauseBehavior: 'skip',
    });
    expect(paused).toMatchObject({ sid: started.sid, status: 'paused' });
    expect(await recordings('Twilio.CURRENT').update({ status: 'in-progress' })).toMatchObject({
      sid: started.sid,
      status: 'in-progress',
    });
    const stopped = await recordings(started.sid).update({ status: 'stopped' });
    expect(stopped.status).toBe('stopped');
    expect(stopped.duration).toMatch(/^\d+$/);
    expect(Number(stopped.duration)).toBeLessThanOrEqual(Math.round((Date.now() - before) / 1000));
    await expect(recordings('Twilio.CURRENT').fetch()).rejects.toMatchObject({ status: 404 });
    await expect(recordings(started.sid).update({ status: 'paused' })).rejects.toMatchObject({
      status: 400,
      code: 21220,
    });
    expect((await recordings.list()).map(({ sid }) => sid)).toEqual([started.sid]);
  });

  it('lists by day, recordings and conferences', async () => {
    const { customer, taskSid } = await connectedCall();
    const client = clientOf(local.origin);
    const { recordings } = client.calls(customer);
    const { sid } = await recordings.create();
    const longAgo = new Date('2020-01-01T00:00:00Z');
    const found = async (days: object) => [
      ...(await recordings.list(days)).map((each) => each.sid),
      ...(await client.conferences.list(days)).map(({ friendlyName }) => friendlyName),
    ];
    expect(await found({ dateCreatedAfter: longAgo })).toEqual([sid, taskSid]);
    expect(await found({ dateCreatedBefore: longAgo })).toEqual([]);
    expect(await found({ dateCreated: longAgo })).toEqual([]);
  });

  it('ends a recording with its call', async () => {
    const { customer } = await connectedCall();
    const { recordings } = clientOf(local.origin).calls(customer);
    const { sid } = await recordings.create();
    local.calls.hangUp(customer);
    expect(await recordings(sid).fetch()).toMatchObject({ status: 'completed' });
    await expect(recordings.create()).rejects.toMatchObject({ status: 400, code: 21220 });
  });

  it('pauses the recording of a conference', async () => {
    const { customer, taskSid } = await connectedCall();
    const started = await postJson(local, `/conferences/${taskSid}/recordings`, {});
    const sid = textAt(started.body, 'recordingSid');
    const [conference] = await clientOf(local.origin).conferences.list({ friendlyName: taskSid });
    const { recordings } = clientOf(local.origin).conferences(conference?.sid ?? '');
    expect(await recordings('Twilio.CURRENT').update({ status: 'paused' })).toMatchObject({
      sid,
      status: 'paused',
      conferenceSid: conference?.sid,
    });
    local.calls.hangUp(customer);
    expect(await recordings(sid).fetch()).toMatchObject({ status: 'completed' });
  });

  it('refuses what it does not know', async () => {
    const client = clientOf(local.origin);
    const nobody = `CA${'0'.repeat(32)}`;
    await expect(client.calls(nobody).recordings.create()).rejects.toMatchObject({ status: 404 });
    await expect(client.calls(nobody).recordings.list()).rejects.toMatchObject({ status: 404 });
    const { customer } = await connectedCall();
    const { recordings } = client.calls(customer);
    await expect(recordings('Twilio.CURRENT').fetch()).rejects.toMatchObject({ status: 404 });
    await recordings.create();
    const pauseBehavior = 'loud';
    await expect(
      recordings('Twilio.CURRENT').update({ status: 'paused', pauseBehavior }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(recordings.create({ recordingTrack: 'left' })).rejects.toMatchObject({
      status: 400,
    });
  });
});
