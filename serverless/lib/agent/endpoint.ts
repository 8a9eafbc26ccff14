import * as v from 'valibot';
import { type Operation, type RequestOf, requestSchemas } from '../../../src/payment/requests';
import { allDone } from '../runtime/allDone';
import { readCredentials } from '../runtime/credentials';
import { log } from '../runtime/log';
import type { Handler, RuntimeContext, RuntimeEvent } from '../runtime/runtime';
import { requestEnd, workEnd } from '../twilio/deadlines';
import { askIam, type Asked, canBeToken } from './askIam';
import { type Malformed, readForm } from './requestForm';

/*
 * All that a function of agents has of its own: it asks IAM whose token came with a well-formed request. A cold process
 * loads the rest, one private function, while IAM answers (docs/decisions/0027-thin-functions.md).
 */

/** The fields of a request, and the token that came with them. */
interface WellFormed<O extends Operation> {
  readonly kind: 'well-formed';
  readonly fields: RequestOf<O>;
  readonly token: string;
}

/** A request as a function hands it on to the rest. */
export interface Arrived<O extends Operation> {
  readonly operation: O;
  readonly context: RuntimeContext;
  readonly event: RuntimeEvent;
  readonly parsed: WellFormed<O> | Malformed;
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** Aborted when its work has to be done. */
  readonly signal: AbortSignal;
  /** Aborted when it has to be answered. */
  readonly end: AbortSignal;
  /** What IAM says of the token; undefined when there was nothing to ask, or nobody to ask as. */
  readonly asked: Asked | undefined;
}

/** What is loaded while IAM answers: it makes the runtime's response, whatever happens. */
export interface Rest {
  readonly respond: (arrived: Arrived<Operation>) => Promise<object>;
}

function parse<O extends Operation>(operation: O, event: RuntimeEvent): WellFormed<O> | Malformed {
  const form = readForm(event);
  if (form.kind !== 'form') return form;
  const schema: (typeof requestSchemas)[O] = requestSchemas[operation];
  const { Token = '', ...given } = form.fields;
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) return { kind: 'bad-fields', given, issues: parsed.issues };
  if (!canBeToken(Token)) return { kind: 'no-token' };
  return { kind: 'well-formed', fields: parsed.output, token: Token };
}

/** Asks IAM, unless the request is malformed or the settings do not say as whom. */
function ask(
  parsed: WellFormed<Operation> | Malformed,
  context: RuntimeContext,
  signal: AbortSignal,
): Asked | undefined {
  if (parsed.kind !== 'well-formed') return undefined;
  const credentials = readCredentials(context);
  return credentials && askIam(credentials, parsed.token, signal);
}

/** What was sent before has left by then: evaluating code holds it back no more. */
const nextTurn = () =>
  new Promise<void>((next) => {
    setImmediate(next);
  });

/** What `load` loads, in a later turn of the event loop; afterwards it is there at once. */
function lateLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: T | undefined;
  return async () => {
    if (loaded !== undefined) return loaded;
    await nextTurn();
    loaded = await load();
    return loaded;
  };
}

async function answer(
  operation: Operation,
  loadRest: () => Promise<Rest>,
  context: RuntimeContext,
  event: RuntimeEvent,
): Promise<object> {
  const begun = Date.now();
  const [signal, end] = [workEnd(), requestEnd()];
  const parsed = parse(operation, event);
  const asked = ask(parsed, context, signal);
  const responding = loadRest().then(({ respond }) =>
    respond({ operation, context, event, parsed, begun, signal, end, asked }),
  );
  // Where another setting is missing, or the rest does not load, nobody else waits for IAM.
  const [response] = await allDone([responding, asked]);
  return response;
}

/**
 * A function that agents call. Without the rest there is no answer of ours: the runtime answers 500, as it does for a
 * function that does not load, and the panel takes it for one that is out of reach.
 */
export function agentEndpoint(operation: Operation, loadRest: () => Promise<Rest>): Handler {
  const rest = lateLoaded(loadRest);
  return (context, event, callback) => {
    void answer(operation, rest, context, event).then(
      (response) => callback(null, response),
      (error: unknown) => {
        const name = error instanceof Error ? error.name : typeof error;
        log('error', { function: operation, status: 500, code: 'internal', error: name });
        callback('The payment functions did not load');
      },
    );
  };
}
