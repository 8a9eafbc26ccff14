import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { configuration, exampleConfiguration } from '../../src/payment/testing/configuration';
import type { RequestOf } from '../../src/payment/protocol';
import { askUpdate, type UpdateRequest } from '../../src/payment/rules/ask';
import { askForPayment } from '../lib/agent/startPayment';
import { putQuestion } from '../lib/payments/question';
import type { Agent } from './agents';
import { start } from './harness';
import { type Authorized, inProcess, type InProcess } from './inProcess';
import { eachOnACall, type OnCall, sessionStatuses, transactions } from './steps';
import { stateOf } from './watch';
import {
  answering,
  clearFaults,
  injectFaults,
  underFaults,
} from '../../local-twilio/testing/faults';

/* Twilio carries a request out, and its reply never arrives; and a deployment in the middle of it. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;
let functions: InProcess;

// Declared first: the call ends after this.
afterEach(async () => {
  await functions.close();
});
eachOnACall(start, (scene) => {
  ({ local, agent, on } = scene);
});
beforeEach(async () => {
  functions = await inProcess(local, agent, on.call);
});

const startPayment = ({ agent, asking, stored }: Authorized, request: RequestOf<'start'>) =>
  putQuestion(asking, stored, (document) => askForPayment(agent, request, document));
const updatePayment = (
  { agent: { agent, limits, now, writer }, asking, stored }: Authorized,
  request: Pick<UpdateRequest, 'intent' | 'session'>,
  kind: UpdateRequest['kind'],
) =>
  putQuestion(asking, stored, (document) =>
    askUpdate(document, { ...request, agent, writer, limits, kind }, now),
  );

const offered = configuration();
/** Of a deployment that no longer has the processor of the payment, and another one instead. */
const changed = { ...offered, processors: offered.processors.slice(1) };
const unavailable = { code: 'twilio-unavailable' };

/** A request whose reply never arrives, and whose callbacks do not either. */
async function lostAltogether(request: () => Promise<unknown>): Promise<void> {
  await underFaults(local.origin, { callbacks: { drop: 1 } }, () =>
    expect(functions.losingReplies(request)).rejects.toMatchObject(unavailable),
  );
}

const opening = () => ({ ...on.call, intent: randomUUID(), amount: '40.00', currency: 'USD' });

const count = async () => v.parse(v.array(v.unknown()), await transactions(local)).length;

const keyed = [
  ['payment-card-number', '378282246310005'],
  ['expiration-date', '0931'],
  ['security-code', '1234'],
  ['postal-code', '10115#'],
] as const;

test('asks Twilio once for each press, whatever became of the reply, and never sends a complete twice', async () => {
  const { authorized, losingReplies, sent } = functions;
  const request = opening();
  const open = async () => startPayment(await authorized(offered), request);
  await lostAltogether(open);
  expect(await open()).toMatchObject({ session: request.intent, question: 0 });
  expect(sent()).toHaveLength(2);
  expect(sent()[1]).toEqual(sent()[0]);
  await on.watched.until(({ session }) => session?.status === 'collecting');

  const session = request.intent;
  for (const [field, digits] of keyed) {
    const asking = { intent: randomUUID(), session };
    const ask = async () => updatePayment(await authorized(offered), asking, field);
    await expect(losingReplies(ask)).rejects.toMatchObject(unavailable);
    await ask();
    await on.keyIn(digits);
    await on.watched.until((view) => stateOf(view, field)?.state === 'captured');
  }

  const before = sent().length;
  const completing = { intent: randomUUID(), session };
  const complete = async () => updatePayment(await authorized(offered), completing, 'complete');
  await expect(losingReplies(complete)).rejects.toMatchObject(unavailable);
  await complete();
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(sent()).toHaveLength(before + 1);
  expect(await transactions(local)).toHaveLength(1);
});

/** Starts a payment by that request and has every field keyed in; the clock is `aheadMs` ahead. */
async function openAndFill(
  request: RequestOf<'start'>,
  aheadMs: number,
): Promise<(intent: string) => Promise<unknown>> {
  const later = () => functions.authorized(offered, aheadMs);
  await startPayment(await later(), request);
  const session = request.intent;
  await on.watched.until(
    (view) => view.session?.key === session && view.session.status === 'collecting',
  );
  for (const [field, digits] of keyed) {
    await updatePayment(await later(), { intent: randomUUID(), session }, field);
    await on.keyIn(digits);
    await on.watched.until((view) => stateOf(view, field)?.state === 'captured');
  }
  return async (intent) => updatePayment(await later(), { intent, session }, 'complete');
}

/** Past the time limit of a complete. */
const TOO_LATE_MS = 70_000;

test('R36 shows unknown after a complete that never reached Twilio, and lets the agent charge again', async () => {
  const before = await count();
  const lost = opening();
  const complete = await openAndFill(lost, 0);
  await injectFaults(local.origin, answering('api.twilio.com', 500));
  await expect(complete(randomUUID())).rejects.toMatchObject(unavailable);
  await clearFaults(local.origin);

  const late = await functions.authorized(offered, TOO_LATE_MS);
  const next = opening();
  await expect(startPayment(late, next)).rejects.toMatchObject({
    code: 'outcome-unknown',
  });
  const completeNext = await openAndFill({ ...next, chargeAgain: 'true' }, TOO_LATE_MS);
  const { current } = on.watched.document();
  expect(current?.questions[0]?.reply).toEqual({ state: 'accepted' });
  await completeNext(randomUUID());
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await count()).toBe(before + 1);
});

test('R36 keeps a session that Twilio no longer has unknown, and opens the next one', async () => {
  const lost = opening();
  const complete = await openAndFill(lost, 0);
  // Carried out, and neither the reply nor a callback arrives.
  await lostAltogether(() => complete(randomUUID()));
  await openAndFill({ ...opening(), chargeAgain: 'true' }, TOO_LATE_MS);
  expect(on.watched.view().earlier).toMatchObject([
    { key: lost.intent, completeAsked: true, outcome: null },
  ]);
});

/** Past the time limit of a start. */
const START_TOO_LATE_MS = 31_000;

test('R36 cancels a session that Twilio opened and nobody heard of, and opens the next one', async () => {
  const lost = opening();
  await lostAltogether(async () => startPayment(await functions.authorized(offered), lost));
  expect(await sessionStatuses(local, on.call)).toEqual(['open']);

  const next = opening();
  const late = () => functions.authorized(offered, START_TOO_LATE_MS);
  await injectFaults(local.origin, answering('api.twilio.com', 500));
  await expect(startPayment(await late(), next)).rejects.toMatchObject(unavailable);
  await clearFaults(local.origin);
  expect(await sessionStatuses(local, on.call)).toEqual(['open']);

  await startPayment(await late(), next);
  await on.watched.until(
    ({ session }) => session?.key === next.intent && session.status === 'collecting',
  );
  expect(await sessionStatuses(local, on.call)).toEqual(['ended', 'open']);
  await on.watched.until(({ earlier }) => earlier[0]?.outcome === 'cancelled');
  expect(on.watched.view().earlier).toMatchObject([{ key: lost.intent, completeAsked: false }]);
});

test('R36 opens a payment after a start that never reached Twilio, even if its processor is gone', async () => {
  await injectFaults(local.origin, answering('api.twilio.com', 500));
  const never = async () => startPayment(await functions.authorized(offered), opening());
  await expect(never()).rejects.toMatchObject(unavailable);
  await clearFaults(local.origin);
  const [processor] = exampleConfiguration.processors;
  const only = configuration({ processors: [{ ...processor, name: 'Generic_Pay_Connector' }] });
  await startPayment(await functions.authorized(only, START_TOO_LATE_MS), opening());
  expect(await sessionStatuses(local, on.call)).toEqual(['open']);
});

test('has a press carried out again if its payment SID could not be written down', async () => {
  const request = opening();
  const { agent: asker, asking, stored } = await functions.authorized(offered);
  // Sync fails once Twilio is asked, and Twilio’s own word of the session is lost.
  const faults = { ...answering('sync.twilio.com', 500), callbacks: { drop: 1 } };
  const before = () => injectFaults(local.origin, faults);
  const first = startPayment({ agent: asker, asking: { ...asking, before }, stored }, request);
  await expect(first).rejects.toMatchObject(unavailable);
  await clearFaults(local.origin);
  expect(await sessionStatuses(local, on.call)).toEqual(['open']);

  await startPayment(await functions.authorized(offered), request);
  await on.watched.until(({ session }) => session?.status === 'collecting');
  expect(await sessionStatuses(local, on.call)).toEqual(['open']);
});

test('R35 allows another press of a complete that Twilio answered with 429, and charges once', async () => {
  const before = await count();
  const complete = await openAndFill(opening(), 0);
  const sent = functions.sent().length;
  await injectFaults(local.origin, answering('api.twilio.com', 429));
  await expect(complete(randomUUID())).rejects.toMatchObject({
    failure: { code: 'twilio-refused', detail: { twilioCode: 20429 } },
  });
  await clearFaults(local.origin);
  expect(functions.sent().length).toBeGreaterThan(sent + 1);
  await complete(randomUUID());
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await count()).toBe(before + 1);
});

test('continues a payment whose processor is no longer offered to its end', async () => {
  const { authorized } = functions;
  const { session } = await startPayment(await authorized(offered), opening());
  await on.watched.until((view) => view.session?.status === 'collecting');
  for (const [field, digits] of keyed) {
    await updatePayment(await authorized(changed), { intent: randomUUID(), session }, field);
    await on.keyIn(digits);
    await on.watched.until((view) => stateOf(view, field)?.state === 'captured');
  }
  await updatePayment(await authorized(changed), { intent: randomUUID(), session }, 'complete');
  await on.watched.until((view) => view.session?.status === 'succeeded');
});

test('resends a lost start unchanged, but not when its processor is no longer offered', async () => {
  const { authorized, sent } = functions;
  const request = opening();
  const open = async (offer = offered) => startPayment(await authorized(offer), request);
  await lostAltogether(open);
  await expect(open(changed)).rejects.toMatchObject({
    failure: { code: 'order-invalid', detail: { part: 'processor', problem: 'not-offered' } },
  });
  expect(sent()).toHaveLength(1);
  // Below what may be charged by now, yet agreed to before.
  const dearer = configuration({ currencies: { USD: { min: '50.00' }, EUR: {} } });
  await open(dearer);
  expect(sent()).toHaveLength(2);
  expect(sent()[1]).toEqual(sent()[0]);
});
