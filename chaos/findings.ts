/** The four things that must never happen. */
export const findingKinds = [
  'wrong state',
  'double charge',
  'session left open',
  'stuck screen',
] as const;

export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
}
