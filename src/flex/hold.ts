/** What is read of a Flex task's conference. */
interface HeldTask {
  readonly conference?: {
    readonly participants: readonly {
      readonly participantType?: string;
      readonly status?: string;
      readonly onHold?: boolean;
    }[];
  };
}

/** Whether the customer of a call is on hold, and hears neither the agent nor what Twilio asks. */
export function isOnHold({ conference }: HeldTask): boolean {
  return (
    conference?.participants.some(
      ({ participantType, status = 'joined', onHold = false }) =>
        participantType === 'customer' && status === 'joined' && onHold,
    ) ?? false
  );
}
