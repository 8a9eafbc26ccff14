/** The pieces of a card a caller keys in, in the order `Required` lists them. */
export const cardFields = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
] as const;

export type CardField = (typeof cardFields)[number];

/** The pieces of a payment a caller keys in. */
const fields = [...cardFields, 'bank-routing-number', 'bank-account-number'] as const;

export type Field = (typeof fields)[number];

/** A field of the card keyed in a second time, to be compared with the first. */
export type Matcher = `${CardField}-matcher`;

/** All that `Capture` may ask the caller for. */
export type Question = Field | Matcher;

export const matcherOf = (field: CardField): Matcher => `${field}-matcher`;

export const questions: readonly Question[] = [...fields, ...cardFields.map(matcherOf)];

/** The field a matcher repeats; undefined for a field itself. */
export const repeatedBy = (question: Question): CardField | undefined =>
  cardFields.find((field) => matcherOf(field) === question);

/** The field a question is about. */
export const fieldOf = (question: Question): Field | undefined =>
  repeatedBy(question) ?? fields.find((field) => field === question);

export const ROUTING_DIGITS = 9;
/** ACH's own limit (Nacha's entry detail record). */
export const MOST_ACCOUNT_DIGITS = 17;
