import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { type Operation, replySchemas } from '../../src/payment/protocol';
import { attributesOf, type LiveCall, nameLeg, setAttributes } from './agents';
import {
  type Answered,
  allDocuments,
  failureOf,
  type Fields,
  metrics,
  postForm,
  resetMetrics,
} from './harness';
import {
  type Actor,
  actors,
  type Answer,
  type Cell,
  cells,
  costToIam,
  holding,
  operations,
  rewritten,
  targets,
} from './matrix';
import { type Paying, type Row, setTheStage, type Stage } from './matrixStage';
import type { OnCall } from './steps';
import { connect } from './watch';

/* Every way in, tried by everyone: see matrix.ts. */

let stage: Stage;
let local: LocalTwilio;
let rows: Readonly<Record<Actor, Row>>;
const asserted = new Set<string>();

beforeAll(async () => {
  stage = await setTheStage();
  ({ local, rows } = stage);
});
afterAll(() => stage.close());

const unknownSid = (prefix: string) => prefix + 'd'.repeat(32);
const noCall: LiveCall = {
  taskSid: unknownSid('WT'),
  callSid: unknownSid('CA'),
  conferenceSid: unknownSid('CF'),
};

/** What a cell claims: a call, and the session on it. */
function claimOf({ actor, target }: Cell): Paying {
  const { own, others, task = own.call.taskSid } = rows[actor];
  switch (target) {
    case 'own call':
      return own;
    case "other's call":
      return others;
    case 'no call':
      return { call: noCall, session: randomUUID() };
    case "other's payment":
      return { call: own.call, session: others.session };
    case "other's leg": {
      // Leg and conference of somebody who does not hold the task.
      const { call, session } = actor === 'another worker' ? own : others;
      return { call: { ...call, taskSid: task }, session };
    }
  }
}

/** The request; `naming`: also where a request of this kind names no session. */
function fieldsOn(operation: Operation, { call, session }: Paying, naming = false): Fields {
  const intent = randomUUID();
  const fields: Record<Operation, Fields> = {
    open: naming ? { session } : {},
    start: { intent: naming ? session : intent, amount: '1.00', currency: 'USD' },
    capture: { intent, session, field: 'expiration-date' },
    complete: { intent, session },
    cancel: { intent, session },
  };
  return { ...call, ...fields[operation] };
}

async function ask(cell: Cell): Promise<Answered> {
  const { token } = rows[cell.actor];
  const fields = fieldsOn(cell.operation, claimOf(cell), cell.target === "other's payment");
  return postForm(
    local,
    cell.operation,
    token === undefined ? fields : { ...fields, Token: token },
  );
}

function textOf(answer: Answered): string {
  if (answer.status === 200) return '200';
  const { status, code } = failureOf(answer);
  return `${status} ${code}`;
}

const nameOf = ({ operation, target }: Cell) => `${operation}, ${target}`;
const named = (chosen: readonly Cell[]) =>
  chosen.map((cell): [string, Answer, Cell] => [nameOf(cell), cell.answer, cell]);

const isRefused = ({ answer }: Cell) => answer !== '200';

/** No payment is touched, no document written, no permission given. Returns which requests it took. */
async function expectRefused(answer: Answer, request: () => Promise<Answered>) {
  const before = await allDocuments(local);
  await resetMetrics(local);
  expect(textOf(await request())).toBe(answer);
  const requests = await metrics(local);
  expect(requests['api.twilio.com']?.POST ?? 0).toBe(0);
  expect(requests['sync.twilio.com']?.POST ?? 0).toBe(0);
  expect(await allDocuments(local)).toEqual(before);
  return requests;
}

/** Runs the tests of some cells, those of each actor by themselves, on a task as the actor's name says. */
function testCells(chosen: readonly Cell[], assert: (cell: Cell) => Promise<void>): void {
  for (const actor of actors) {
    const own = chosen.filter((cell) => cell.actor === actor);
    if (own.length === 0) continue;
    describe(`${actor}:`, () => {
      if (rewritten.has(actor)) rewriting(actor);
      test.each(named(own))('%s → %s', async (name, _answer, cell) => {
        await assert(cell);
        asserted.add(`${actor}: ${name}`);
      });
    });
  }
}

// An agent's browser may change the attributes of its tasks.
function rewriting(actor: Actor): void {
  let before: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    const { own, others } = rows[actor];
    before = await attributesOf(local, own.call);
    await nameLeg(local, own.call, others.call);
  });
  afterAll(() => setAttributes(local, rows[actor].own.call, before));
}

testCells(cells.filter(isRefused), async (cell) => {
  const requests = await expectRefused(cell.answer, () => ask(cell));
  const toIam = costToIam(cell);
  if (toIam === undefined) return;
  const { [account.functionsDomain]: _own, ...cost } = requests;
  expect(cost).toEqual(toIam === 0 ? {} : { 'iam.twilio.com': { POST: toIam } });
});

/** Who only watches is given one permission, and a token that reads that one document (R75). */
async function expectWatching(cell: Cell): Promise<void> {
  const before = await allDocuments(local);
  await resetMetrics(local);
  const answer = await ask(cell);
  expect(textOf(answer)).toBe('200');
  const requests = await metrics(local);
  expect(requests['sync.twilio.com']?.POST).toBe(1);
  expect(requests['api.twilio.com']?.POST ?? 0).toBe(0);
  expect(await allDocuments(local)).toEqual(before);
  const { mayAct, document: id, syncToken } = v.parse(replySchemas.open, answer.body);
  expect([mayAct, id]).toEqual([false, `payment.${claimOf(cell).call.callSid}`]);

  const client = await connect(local, syncToken);
  const document = await client.document({ id, mode: 'open_existing' });
  const denied = { status: 403, code: 54007 };
  await expect(document.set({})).rejects.toMatchObject(denied);
  const { target } = cell;
  const { call } = claimOf({
    ...cell,
    target: target === 'own call' ? "other's call" : 'own call',
  });
  const other = client.document({ id: `payment.${call.callSid}`, mode: 'open_existing' });
  await expect(other).rejects.toMatchObject(denied);
  await client.shutdown();
}

const isActing = ({ actor }: Cell) => holding.has(actor);
const accepted = cells.filter((cell) => !isRefused(cell));

testCells(
  accepted.filter((cell) => !isActing(cell)),
  expectWatching,
);

// An agent's browser may change the attributes of its tasks, so nothing depends on them alone.
describe("a worker who wrote another agent's leg into the attributes of their own task", () => {
  beforeAll(() => nameLeg(local, stage.theirs.call, stage.mine.call));

  test.each(operations)('%s, with its conference or the own one', async (operation) => {
    const { callSid, conferenceSid } = stage.mine.call;
    const fields = fieldsOn(operation, { call: stage.mine.call, session: stage.mine.session });
    const leg = { ...fields, taskSid: stage.theirs.call.taskSid, callSid };
    const post = (conference: string) => () =>
      stage.colleague.post(operation, { ...leg, conferenceSid: conference });
    await expectRefused('403 not-your-call', post(conferenceSid));
    await expectRefused('403 not-your-call', post(stage.theirs.call.conferenceSid));
  });
});

/** In an order in which each finds what it needs. */
const steps: readonly Operation[] = ['open', 'capture', 'cancel', 'start', 'complete'];

const onCallOf = (actor: Actor): OnCall =>
  rows[actor].own.call === stage.theirs.call ? stage.theirs.on : stage.mine.on;

/** The same row, with the payment that is now open on its call. */
function paysBy(actor: Actor, session: string): void {
  const row = rows[actor];
  rows = { ...rows, [actor]: { ...row, own: { ...row.own, session } } };
}

/** What the agent does before, or the operation would make no sense. */
async function prepare({ actor, operation }: Cell): Promise<void> {
  const on = onCallOf(actor);
  const { watched } = on;
  if (operation === 'capture' && watched.view().session?.status !== 'collecting') {
    await watched.until(({ session }) => session?.status === 'succeeded');
    paysBy(actor, await on.start({ amount: '12.50', currency: 'USD' }));
  }
  if (operation === 'start') {
    await watched.until(({ session }) => session?.status === 'cancelled');
  }
  if (operation === 'complete') {
    await watched.until(({ session }) => session?.status === 'collecting');
    const session = watched.document().current?.key ?? '';
    await on.captureCard(session);
    paysBy(actor, session);
  }
}

testCells(
  accepted.filter(isActing).sort((a, b) => steps.indexOf(a.operation) - steps.indexOf(b.operation)),
  async (cell) => {
    await prepare(cell);
    await resetMetrics(local);
    expect(textOf(await ask(cell))).toBe(cell.answer);
    const requests = await metrics(local);
    expect(requests['api.twilio.com']?.POST ?? 0).toBe(cell.operation === 'open' ? 0 : 1);
  },
);

test('has asserted every cell', () => {
  expect(asserted.size).toBe(actors.length * operations.length * targets.length);
  process.stdout.write(`matrix: ${asserted.size} cells asserted\n`);
});
