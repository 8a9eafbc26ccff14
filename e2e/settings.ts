/**
 * Where Twilio's documents leave something open, the journeys are played under several answers: the
 * local Twilio's switches, by a name for each set.
 */
export const settings = {
  'as the local Twilio guesses': {},
  'as the documentation writes it': {
    cardMask: 'grouped',
    securityCodeMask: '*',
    missingFields: 'empty',
    requiredSpelling: 'PascalCase',
    requiredSeparator: ', ',
    requiredOrder: 'reversed',
    outcomeCommonFields: 'present',
    cancelFields: 'present',
  },
  'as little as possible is said': {
    partialExpiryAndPostalCode: 'masked',
    partialSecurityCode: 'absent',
    askCallback: 'none',
    cancelResult: 'payment-cancelled',
    askWhileCapturing: 'session-in-progress',
    askSameFieldWhileCapturing: 'session-in-progress',
    repeatedKey: 'conflict',
    updateAfterEnd: 'conflict',
    payErrorStatus: 422,
  },
} as const satisfies Record<string, Record<string, string | number>>;
