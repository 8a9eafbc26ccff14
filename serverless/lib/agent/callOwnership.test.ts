import { readAttributes, type Reservation } from '../twilio/tasks';
import { emptyDocument } from '../../../src/payment/document/emptyDocument';
import type { CallFacts } from './callFacts';
import { ownershipOf, seesCall, watchingOf, wrapUpEnds } from './callOwnership';

const sid = (prefix: string, digit: string) => prefix + digit.repeat(32);
const claim = { taskSid: sid('WT', '1'), callSid: sid('CA', '2'), conferenceSid: sid('CF', '3') };
const me = sid('WK', '4');
const other = sid('WK', '5');
const agentLeg = sid('CA', '6');

const attributes = (over: object = {}) => ({
  call_sid: claim.callSid,
  conference: {
    sid: claim.conferenceSid,
    participants: { customer: claim.callSid, worker: agentLeg },
  },
  ...over,
});

/** Reservations of a task, each made a second after the one before. */
const reserved = (...of: readonly (readonly [workerSid: string, status: string])[]) => ({
  reservations: of.map(([workerSid, status], nth): Reservation => ({
    workerSid,
    status,
    createdAt: nth * 1_000,
    updatedAt: nth * 1_000 + 500,
  })),
});

const party = (callSid: string) => ({ callSid, isAgents: false });
const agents = (callSid: string) => ({ callSid, isAgents: true });

const facts = (over: Partial<CallFacts> = {}): CallFacts => ({
  ...reserved([me, 'accepted']),
  taskAttributes: attributes(),
  conference: { friendlyName: claim.taskSid, status: 'in-progress', updatedAt: 9_000 },
  parties: [agents(agentLeg), party(claim.callSid)],
  ...over,
});

test('finds the customer of a call the worker has accepted', () => {
  expect(ownershipOf(facts(), claim, me).kind).toBe('owned');
});

test('copes with an outbound task without call_sid, and a new inbound one without a conference', () => {
  const outbound = attributes({ call_sid: undefined });
  expect(ownershipOf(facts({ taskAttributes: outbound }), claim, me).kind).toBe('owned');
  const young = attributes({ conference: undefined });
  expect(ownershipOf(facts({ taskAttributes: young }), claim, me).kind).toBe('owned');
});

test('finds the customer beside an agent who was called at a number, by the worker’s leg in the task', () => {
  const taskAttributes = { conference: { participants: { worker: agentLeg } } };
  const given = facts({ taskAttributes, parties: [party(agentLeg), party(claim.callSid)] });
  expect(ownershipOf(given, claim, me).kind).toBe('owned');
  expect(ownershipOf(given, { ...claim, callSid: agentLeg }, me).kind).toBe('not-your-call');
});

test('gives a transferred task to the worker who has it now', () => {
  const given = facts(reserved([me, 'completed'], [other, 'accepted']));
  expect(ownershipOf(given, claim, other).kind).toBe('owned');
  expect(ownershipOf(given, claim, me).kind).toBe('call-not-live');
  const back = facts(reserved([me, 'completed'], [other, 'completed'], [me, 'accepted']));
  expect(ownershipOf(back, claim, me).kind).toBe('owned');
});

describe('two workers who have both accepted, as in a warm transfer', () => {
  const both = reserved([me, 'accepted'], [other, 'accepted']).reservations;
  const agent = { workerSid: me, roles: ['agent'] };

  test.each([
    ['as they were made', both],
    ['in another order', both.toReversed()],
  ])('only the later one has the call, the first one watches: %s', (_order, reservations) => {
    expect(ownershipOf(facts({ reservations }), claim, other).kind).toBe('owned');
    expect(ownershipOf(facts({ reservations }), claim, me).kind).toBe('not-your-call');
    expect(watchingOf(facts({ reservations }), claim, agent)).toEqual({ kind: 'handed-over' });
  });

  test.each(['pending', 'rejected', 'timeout', 'wrapping', 'completed', 'canceled'])(
    'the first one has it while the other’s reservation is %s',
    (status) => {
      const given = facts(reserved([me, 'accepted'], [other, status]));
      expect(ownershipOf(given, claim, me).kind).toBe('owned');
      expect(ownershipOf(given, claim, other).kind).not.toBe('owned');
    },
  );

  test('neither has it when both reservations are of the same second; both watch', () => {
    const reservations = both.map((each) => ({ ...each, createdAt: 0 }));
    for (const workerSid of [me, other]) {
      expect(ownershipOf(facts({ reservations }), claim, workerSid).kind).toBe('not-your-call');
      const watching = watchingOf(facts({ reservations }), claim, { workerSid, roles: [] });
      expect(watching).toEqual({ kind: 'handed-over' });
    }
  });

  test('the first one does not watch what is not the task’s own call', () => {
    const conference = { friendlyName: sid('WT', '9'), status: 'in-progress', updatedAt: 9_000 };
    const given = facts({ reservations: both, conference });
    expect(watchingOf(given, claim, agent)).toBeUndefined();
  });
});

test.each<[string, Partial<CallFacts>]>([
  ['a task of another worker', reserved([other, 'accepted'])],
  ['a task that does not exist', { reservations: [] }],
  ['a task only offered', reserved([me, 'pending'])],
  ['a task turned down', reserved([me, 'rejected'])],
  ['a conference that does not exist', { conference: undefined, parties: [agents(agentLeg)] }],
  [
    'the conference of another task',
    { conference: { friendlyName: sid('WT', '9'), status: 'in-progress', updatedAt: 9_000 } },
  ],
])('%s is not your call', (_what, over) => {
  expect(ownershipOf(facts(over), claim, me).kind).toBe('not-your-call');
});

test.each<[string, Partial<CallFacts>]>([
  ['in wrap-up', reserved([me, 'wrapping'])],
  ['completed', reserved([me, 'completed'])],
  [
    'conference over',
    { conference: { friendlyName: claim.taskSid, status: 'completed', updatedAt: 9_000 } },
  ],
  [
    'conference not begun',
    { conference: { friendlyName: claim.taskSid, status: 'init', updatedAt: 9_000 } },
  ],
  ['customer gone', { parties: [agents(agentLeg)] }],
  ['leg ended', { parties: [] }],
])('%s: the call is not live', (_what, over) => {
  expect(ownershipOf(facts(over), claim, me).kind).toBe('call-not-live');
});

describe('F6 the customer’s leg', () => {
  const external = party(sid('CA', '7'));
  const real = party(claim.callSid);
  const own = agents(agentLeg);
  const named = (customer: unknown, call_sid?: unknown) => ({
    taskAttributes: attributes({ call_sid, conference: { participants: { customer } } }),
  });
  const asking = (callSid: string, over: Partial<CallFacts>) =>
    ownershipOf(facts(over), { ...claim, callSid }, me);
  const nobody = { taskAttributes: {} };

  test.each<[string, Partial<CallFacts>]>([
    ['that the task names, whoever joined first', { parties: [external, own, real] }],
    ['that joined first', { ...nobody, parties: [real, own, external] }],
    ['that joined first but for agents', { ...nobody, parties: [own, real, external] }],
    [
      'that the call came by, while another one stands in the conference',
      { ...named(external.callSid, real.callSid), parties: [external, own, real] },
    ],
    [
      'of an outbound call, which came by none',
      { ...named(real.callSid), parties: [external, own, real] },
    ],
    [
      'that is there, of two that the task names',
      { ...named(real.callSid, sid('CA', '9')), parties: [external, own, real] },
    ],
    [
      'that is there, when the named one is not',
      { ...named(sid('CA', '9')), parties: [own, real] },
    ],
    [
      'that is no agent’s, whatever the task says',
      { ...named(agentLeg, agentLeg), parties: [own, real] },
    ],
    ['named by texts alone', { ...named({ x: 1 }, [1]), parties: [own, real] }],
  ])('is the one %s', (_what, over) => {
    expect(asking(real.callSid, over)).toEqual({ kind: 'owned' });
    const corrected = { kind: 'not-your-call', customer: real.callSid };
    for (const { callSid } of [external, own]) expect(asking(callSid, over)).toEqual(corrected);
    expect(ownershipOf(facts(over), { ...claim, callSid: agentLeg }, other)).toEqual({
      kind: 'not-your-call',
    });
  });

  test('is nobody’s while only agents are there', () => {
    const over = { parties: [own, agents(sid('CA', '8'))] };
    for (const { callSid } of over.parties) {
      expect(asking(callSid, over)).toEqual({ kind: 'call-not-live' });
    }
  });

  test('is named to anybody who watches a live call', () => {
    const over = { ...reserved([me, 'accepted'], [other, 'accepted']), parties: [real, own] };
    const agent = { workerSid: me, roles: [] };
    expect(seesCall(facts(over), claim, agent)).toEqual({ kind: 'handed-over' });
    let refusal: unknown;
    try {
      seesCall(facts(over), { ...claim, callSid: agentLeg }, agent);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ failure: { detail: { callSid: claim.callSid } } });
  });
});

describe('R75 watching', () => {
  const as = (workerSid: string, ...roles: string[]) => ({ workerSid, roles });
  const boss = sid('WK', '8');
  const over = { friendlyName: claim.taskSid, status: 'completed', updatedAt: 9_000 };

  test.each(['supervisor', 'admin'])('a live call that somebody has, as %s', (role) => {
    expect(watchingOf(facts(), claim, as(boss, 'agent', role))).toEqual({ kind: 'supervises' });
  });

  test.each<[string, Partial<CallFacts>]>([
    ['that nobody has accepted', reserved([me, 'pending'])],
    ['that is being wrapped up', reserved([me, 'wrapping'])],
    ['that is over', { conference: over }],
    ['whose customer is gone', { parties: [agents(agentLeg)] }],
    [
      'of another task',
      { conference: { friendlyName: sid('WT', '9'), status: 'in-progress', updatedAt: 9_000 } },
    ],
  ])('a supervisor sees no call %s', (_what, other) => {
    expect(watchingOf(facts(other), claim, as(boss, 'supervisor'))).toBeUndefined();
  });

  test.each(['agent', 'Supervisor', 'wfo.supervisor', ''])('the role “%s” sees nothing', (role) => {
    expect(watchingOf(facts(), claim, as(boss, role))).toBeUndefined();
  });

  test.each<[string, Partial<CallFacts>]>([
    ['in wrap-up', reserved([me, 'wrapping'])],
    ['in wrap-up, its conference over', { ...reserved([me, 'wrapping']), conference: over }],
    ['just hung up', { conference: over, parties: [agents(agentLeg)] }],
    ['in wrap-up again', reserved([me, 'completed'], [other, 'completed'], [me, 'wrapping'])],
  ])('the agent whose call is %s', (_what, now) => {
    expect(watchingOf(facts(now), claim, as(me, 'agent'))).toMatchObject({ kind: 'wraps-up' });
  });

  test.each<[string, Partial<CallFacts>]>([
    ['completed', { ...reserved([me, 'completed']), conference: over }],
    ['taken over by somebody else', reserved([me, 'wrapping'], [other, 'accepted'])],
    [
      'still to begin',
      { conference: { friendlyName: claim.taskSid, status: 'init', updatedAt: 9_000 } },
    ],
    ['waiting for its customer', { parties: [agents(agentLeg)] }],
    ['of another task', { ...reserved([me, 'wrapping']), conference: undefined }],
  ])('not the agent whose call is %s', (_what, now) => {
    expect(watchingOf(facts(now), claim, as(me, 'agent'))).toBeUndefined();
  });
});

test('reads attributes from their JSON text, and none from anything else', () => {
  expect(readAttributes('{"call_sid":"CA1","payment":{"amount":5}}')).toEqual({
    call_sid: 'CA1',
    payment: { amount: 5 },
  });
  for (const text of ['nonsense', '', 'null', '"x"']) expect(readAttributes(text)).toEqual({});
});

describe('watching a call that has left', () => {
  const document = { ...emptyDocument(claim.callSid), holder: { workerSid: me, ...claim } };
  const wrapping = { workerSid: me, leftAt: 60_000, minutes: 15 };
  const ends = 16 * 60_000;

  test('ends a fixed time after the call left, by the document of its last agent', () => {
    expect(wrapUpEnds(document, claim, wrapping, ends - 1)).toBe(ends);
    expect(() => wrapUpEnds(document, claim, wrapping, ends)).toThrow('The call has ended');
  });

  test.each([
    ['nobody', emptyDocument(claim.callSid)],
    ['somebody else', { ...document, holder: { ...document.holder, workerSid: other } }],
    [
      'them with another task',
      { ...document, holder: { ...document.holder, taskSid: sid('WT', '9') } },
    ],
    [
      'them in another conference',
      { ...document, holder: { ...document.holder, conferenceSid: sid('CF', '9') } },
    ],
  ])('is refused where the call was last had by %s', (_who, had) => {
    expect(() => wrapUpEnds(had, claim, wrapping, 60_000)).toThrow('not a call you have accepted');
  });

  test.each<[string, Partial<CallFacts>, number]>([
    ['the reservation went into wrap-up', reserved([me, 'wrapping']), 500],
    [
      'the conference ended, where that was sooner',
      {
        ...reserved([me, 'wrapping']),
        conference: { friendlyName: claim.taskSid, status: 'completed', updatedAt: 400 },
      },
      400,
    ],
    [
      'the conference ended, of a task not yet in wrap-up',
      { conference: { friendlyName: claim.taskSid, status: 'completed', updatedAt: 9_000 } },
      9_000,
    ],
  ])('it left when %s', (_when, now, leftAt) => {
    const watching = watchingOf(facts(now), claim, { workerSid: me, roles: [] });
    expect(watching).toEqual({ kind: 'wraps-up', leftAt });
  });
});
