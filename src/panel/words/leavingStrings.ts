import type { Leaving } from '../../client/leaving';

/** What an agent is asked before a call with an open payment ends, is held, transferred or joined. */
export const leavingStrings = {
  PaymentLeaving: 'A payment is in progress on this call',
  PaymentLeaving_end: 'If the call ends, the payment ends too. Finish it first, or cancel it.',
  PaymentLeaving_leave: 'The agent who stays on the call can continue the payment.',
  PaymentLeaving_hold: 'While the caller is on hold, what they type may not arrive.',
  PaymentLeaving_transfer:
    'The next agent can continue the payment. Once they have the call, you can no longer act on it.',
  'PaymentLeaving_add-party': 'The payment can continue. Whoever joins will hear what is said.',
  PaymentLeavingStarting: 'The payment is still starting. Wait a moment.',
  PaymentLeavingCompleting:
    'The payment is being completed and can no longer be cancelled. If you leave now, the outcome may arrive later.',
  PaymentLeavingCancelling: 'The payment is being cancelled. Wait a moment.',
  PaymentLeavingNotCancelled: 'The payment was not cancelled.',
  PaymentLeavingStay: 'Finish the payment first',
  PaymentLeavingWait: 'Wait for the outcome',
  PaymentLeavingCancel_end: 'Cancel the payment and end the call',
  PaymentLeavingCancel_leave: 'Cancel the payment and leave',
  PaymentLeavingCancel_hold: 'Cancel the payment and hold',
  PaymentLeavingCancel_transfer: 'Cancel the payment and transfer',
  'PaymentLeavingCancel_add-party': 'Cancel the payment and add them',
  PaymentLeavingAnyway_end: 'End the call anyway',
  PaymentLeavingAnyway_leave: 'Leave anyway',
  PaymentLeavingAnyway_hold: 'Hold anyway',
  PaymentLeavingAnyway_transfer: 'Transfer anyway',
  'PaymentLeavingAnyway_add-party': 'Add them anyway',
} as const satisfies Record<`PaymentLeaving${'' | 'Cancel' | 'Anyway'}_${Leaving}`, string> &
  Record<string, string>;
