/** What one button presses into the call. */
interface Fill {
  readonly label: string;
  /** Shown under the label. */
  readonly shown: string;
  readonly keys: string;
}

export interface FillGroup {
  readonly title: string;
  readonly fills: readonly Fill[];
}

const card = (label: string, shown: string): Fill => ({
  label,
  shown,
  keys: shown.replaceAll(' ', ''),
});

/** December of the next year but one, MMYY: valid whenever somebody tries this. */
export function validExpiry(today: Date): string {
  return `12${String((today.getFullYear() + 2) % 100).padStart(2, '0')}`;
}

/** The numbers are test numbers: no account stands behind them. */
export function fillGroups(today: Date): readonly FillGroup[] {
  const expiry = validExpiry(today);
  return [
    {
      title: 'Card number',
      fills: [
        card('Visa', '4111 1111 1111 1111'),
        card('Mastercard', '5555 5555 5555 4444'),
        card('American Express', '3782 822463 10005'),
        card('Wrong number', '4111 1111 1111 1112'),
        card('Declined by the bank', '4000 0000 0000 0002'),
      ],
    },
    {
      title: 'Expiry date',
      fills: [{ label: 'Expiry date', shown: `12 / ${expiry.slice(2)}`, keys: expiry }],
    },
    {
      title: 'Security code',
      fills: [
        { label: 'Security code', shown: '123', keys: '123' },
        { label: 'American Express code', shown: '1234', keys: '1234' },
      ],
    },
    {
      title: 'Postal code',
      fills: [{ label: 'Postal code', shown: '94109 #', keys: '94109#' }],
    },
    {
      title: 'Bank account',
      fills: [
        { label: 'Routing number', shown: '121181976', keys: '121181976' },
        { label: 'Account number', shown: '508862392 #', keys: '508862392#' },
      ],
    },
    {
      title: 'Confirmation',
      fills: [
        { label: 'Confirm', shown: '1', keys: '1' },
        { label: 'Do not confirm', shown: '2', keys: '2' },
      ],
    },
  ];
}
