import * as v from 'valibot';
import { couldBeCard, lastFourOf, withoutCardNumbers } from '../card/cardNumber';
import {
  type CallDocument,
  documentSchema,
  type EarlierPayment,
  type Outcome,
  type SessionRecord,
} from './session';

/** The code, without what could be the number of this payment's card, of which `masked` shows the end (R41). */
function safeCode(code: string | null, masked: string | undefined): string | null {
  return code !== null && couldBeCard(code, lastFourOf(masked)) ? withoutCardNumbers(code) : code;
}

/** The outcome with a code that may be kept. */
function safeOutcome(outcome: Outcome | null, masked: string | undefined): Outcome | null {
  if (outcome?.kind !== 'succeeded') return outcome;
  const confirmationCode = safeCode(outcome.confirmationCode, masked);
  return confirmationCode === outcome.confirmationCode ? outcome : { ...outcome, confirmationCode };
}

function safeRecord(record: SessionRecord): SessionRecord {
  const card = record.answers['payment-card-number'];
  const masked = card && card.state !== 'refused' ? card.value : undefined;
  return { ...record, outcome: safeOutcome(record.outcome, masked) };
}

/** The same object unless its code has to be removed, so that the schema does not read it again. */
function safeEarlier(payment: EarlierPayment): EarlierPayment {
  switch (payment.kind) {
    case 'full': {
      const outcome = safeOutcome(payment.outcome, payment.account?.value);
      return outcome === payment.outcome ? payment : { ...payment, outcome };
    }
    case 'brief': {
      const { proof } = payment;
      if (!proof) return payment;
      const confirmationCode = safeCode(proof.confirmationCode, proof.account?.value);
      return confirmationCode === proof.confirmationCode
        ? payment
        : { ...payment, proof: { ...proof, confirmationCode } };
    }
  }
}

/**
 * Reads a document's data; undefined if it is not one of ours. A confirmation code that, by what the document
 * shows of the card, could be the card's number is read as `[removed]`: the payment stays readable (R41).
 */
export function parseDocument(data: unknown): CallDocument | undefined {
  const parsed = v.safeParse(documentSchema, data);
  if (!parsed.success) return undefined;
  const { current, earlier, ...rest } = parsed.output;
  return { ...rest, current: current && safeRecord(current), earlier: earlier.map(safeEarlier) };
}
