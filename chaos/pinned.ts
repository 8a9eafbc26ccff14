/** Calls that once failed; `npm run chaos -- --pinned` plays each again. */
export const pinned: readonly {
  readonly seed: number;
  readonly call: number;
  readonly found: string;
}[] = [
  {
    seed: 6,
    call: 6,
    found:
      'Payments never hears of a complete (500, 429): outcome unknown, and the session stays open at Twilio, so that every further start on the call is refused (64021)',
  },
];
