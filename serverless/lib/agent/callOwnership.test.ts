import { readAttributes, type Reservation } from '../twilio/tasks';
import { emptyDocument } from '../../../src/payment/document/session';
import { type CallFacts, ownershipOf, watchingOf, wrapUpEnds } from './callOwnership';

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

const facts = (over: Partial<CallFacts> = {}): CallFacts => ({
  ...reserved([me, 'accepted']),
  taskAttributes: attributes(),
  conference: { friendlyName: claim.taskSid, status: 'in-progress', updatedAt: 9_000 },
  participant: { status: 'connected' },
  ...over,
});

test('the customer of a call the worker has accepted', () => {
  expect(ownershipOf(facts(), claim, me)).toBe('owned');
});

test('an outbound task has no call_sid, a young inbound one no conference attribute', () => {
  const outbound = attributes({ call_sid: undefined });
  expect(ownershipOf(facts({ taskAttributes: outbound }), claim, me)).toBe('owned');
  const young = attributes({ conference: undefined });
  expect(ownershipOf(facts({ taskAttributes: young }), claim, me)).toBe('owned');
});

test('a transferred task belongs to the worker who has it now', () => {
  const given = facts(reserved([me, 'completed'], [other, 'accepted']));
  expect(ownershipOf(given, claim, other)).toBe('owned');
  expect(ownershipOf(given, claim, me)).toBe('call-not-live');
  const back = facts(reserved([me, 'completed'], [other, 'completed'], [me, 'accepted']));
  expect(ownershipOf(back, claim, me)).toBe('owned');
});

describe('two workers who have both accepted, as in a warm transfer', () => {
  const both = reserved([me, 'accepted'], [other, 'accepted']).reservations;
  const agent = { workerSid: me, roles: ['agent'] };

  test.each([
    ['as they were made', both],
    ['in another order', both.toReversed()],
  ])('only the later one has the call, the first one watches: %s', (_order, reservations) => {
    expect(ownershipOf(facts({ reservations }), claim, other)).toBe('owned');
    expect(ownershipOf(facts({ reservations }), claim, me)).toBe('not-your-call');
    expect(watchingOf(facts({ reservations }), claim, agent)).toEqual({ kind: 'handed-over' });
  });

  test.each(['pending', 'rejected', 'timeout', 'wrapping', 'completed', 'canceled'])(
    'the first one has it while the other’s reservation is %s',
    (status) => {
      const given = facts(reserved([me, 'accepted'], [other, status]));
      expect(ownershipOf(given, claim, me)).toBe('owned');
      expect(ownershipOf(given, claim, other)).not.toBe('owned');
    },
  );

  test('neither has it when both reservations are of the same second; both watch', () => {
    const reservations = both.map((each) => ({ ...each, createdAt: 0 }));
    for (const workerSid of [me, other]) {
      expect(ownershipOf(facts({ reservations }), claim, workerSid)).toBe('not-your-call');
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
  ['a conference that does not exist', { conference: undefined, participant: undefined }],
  [
    'the conference of another task',
    { conference: { friendlyName: sid('WT', '9'), status: 'in-progress', updatedAt: 9_000 } },
  ],
  [
    'another leg of the conference',
    {
      taskAttributes: attributes({
        conference: { participants: { customer: sid('CA', '7'), worker: agentLeg } },
      }),
    },
  ],
  [
    'the own leg of the worker',
    {
      taskAttributes: attributes({
        conference: { participants: { customer: claim.callSid, worker: claim.callSid } },
      }),
    },
  ],
  ['a task that names no leg', { taskAttributes: {} }],
])('%s is not your call', (_what, over) => {
  expect(ownershipOf(facts(over), claim, me)).toBe('not-your-call');
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
  ['customer gone', { participant: undefined }],
  ['leg ended', { participant: { status: 'complete' } }],
])('%s: the call is not live', (_what, over) => {
  expect(ownershipOf(facts(over), claim, me)).toBe('call-not-live');
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
    ['whose customer is gone', { participant: undefined }],
    [
      'of another task',
      { conference: { friendlyName: sid('WT', '9'), status: 'in-progress', updatedAt: 9_000 } },
    ],
    ['whose customer is somebody else', { taskAttributes: {} }],
  ])('a supervisor sees no call %s', (_what, other) => {
    expect(watchingOf(facts(other), claim, as(boss, 'supervisor'))).toBeUndefined();
  });

  test.each(['agent', 'Supervisor', 'wfo.supervisor', ''])('the role “%s” sees nothing', (role) => {
    expect(watchingOf(facts(), claim, as(boss, role))).toBeUndefined();
  });

  test.each<[string, Partial<CallFacts>]>([
    ['in wrap-up', reserved([me, 'wrapping'])],
    ['in wrap-up, its conference over', { ...reserved([me, 'wrapping']), conference: over }],
    ['just hung up', { conference: over, participant: undefined }],
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
    ['waiting for its customer', { participant: undefined }],
    ['of another task', { ...reserved([me, 'wrapping']), conference: undefined }],
  ])('not the agent whose call is %s', (_what, now) => {
    expect(watchingOf(facts(now), claim, as(me, 'agent'))).toBeUndefined();
  });
});

test('attributes are read from their JSON text; there are none in anything else', () => {
  expect(readAttributes('{"call_sid":"CA1","payment":{"amount":5}}')).toEqual({
    call_sid: 'CA1',
    payment: { amount: 5 },
  });
  for (const text of ['nonsense', '', 'null', '"x"']) expect(readAttributes(text)).toEqual({});
});

describe('the sight of a call that has left', () => {
  const document = { ...emptyDocument(claim.callSid), holder: { workerSid: me, ...claim } };
  const wrapping = { workerSid: me, leftAt: 60_000, minutes: 15 };
  const ends = 16 * 60_000;

  test('ends a set time after the call left, by the document of who had it last', () => {
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
  ])('is none of a call that was had last by %s', (_who, had) => {
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
