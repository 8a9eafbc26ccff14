import type { PaymentEvent } from '../client/paymentEvents';

/** Flex's emitter, as it is used to tell something. */
interface Teller {
  emit(event: string, payload: unknown): unknown;
}

/**
 * Emits what happened to a payment to other plugins. What a listener of theirs throws goes to the page as an
 * uncaught error, and neither the panel nor the next event suffers.
 */
export function tellPlugins(events: Teller, { name, payload }: PaymentEvent): void {
  queueMicrotask(() => events.emit(name, payload));
}
