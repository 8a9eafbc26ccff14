import type { Leaving } from '../../client/leaving';

/** What an agent is asked before a call with an open payment ends, is held, transferred or joined. */
export const leavingStrings = {
  PaymentLeaving: 'A payment is open on this call',
  PaymentLeaving_end:
    'When the call ends, the payment ends with it. Finish it first, or cancel it.',
  PaymentLeaving_leave: 'The payment can go on with the agent who stays on the call.',
  PaymentLeaving_hold: 'While the caller is on hold, the keys they press may not arrive.',
  PaymentLeaving_transfer:
    'The payment can go on with the next agent. You cannot act on it any more once the call is theirs.',
  'PaymentLeaving_add-party': 'The payment can go on. Whoever joins hears what is said.',
  PaymentLeavingStarting: 'The payment is still being opened. Wait a moment.',
  PaymentLeavingCompleting:
    'The payment is being completed, so it cannot be cancelled. If you go on, its outcome may come later.',
  PaymentLeavingCancelling: 'The payment is being cancelled. Wait a moment.',
  PaymentLeavingNotCancelled: 'The payment was not cancelled.',
  PaymentLeavingOver: 'The payment is not open any more',
  PaymentLeavingStay: 'Finish the payment first',
  PaymentLeavingWait: 'Wait for the outcome',
  PaymentLeavingShow: 'Show the payment',
  PaymentLeavingCancel: 'Cancel the payment and go on',
  PaymentLeavingGoOn: 'Go on',
} as const satisfies Record<`PaymentLeaving_${Leaving}`, string> & Record<string, string>;
