import * as v from 'valibot';
import type { OrderProblem } from '../../payment/offer/order';
import type { Failure } from '../../payment/protocol';

const partSchema = v.variant('part', [
  v.object({
    part: v.picklist([
      'amount',
      'currency',
      'processor',
      'method',
      'purpose',
      'accountType',
      'description',
    ]),
  }),
  v.object({ part: v.literal('parameter'), name: v.string() }),
]);

const plain = <const Problem extends string>(problem: Problem) =>
  v.object({ problem: v.literal(problem) });

const problemSchema = v.variant('problem', [
  plain('empty'),
  plain('not-a-number'),
  plain('zero'),
  plain('negative'),
  plain('too-large'),
  plain('unknown-currency'),
  plain('not-offered'),
  plain('locked'),
  plain('required'),
  plain('wrong-pattern'),
  plain('card-number'),
  plain('control-characters'),
  v.object({ problem: v.literal('below-minimum'), limit: v.string() }),
  v.object({ problem: v.literal('above-maximum'), limit: v.string() }),
  v.object({ problem: v.literal('too-long'), limit: v.number() }),
  v.object({ problem: v.literal('too-many-decimals'), decimals: v.number() }),
]);

const detailSchema = v.intersect([partSchema, problemSchema]);

/** What the functions found wrong with the form; undefined when the failure is of another kind. */
export function orderRefused({ code, detail }: Failure): OrderProblem | undefined {
  if (code !== 'order-invalid') return undefined;
  const parsed = v.safeParse(detailSchema, detail);
  return parsed.success ? parsed.output : undefined;
}
