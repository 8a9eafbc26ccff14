/** Prefixes and lengths of the networks (Payments resource, card types; ISO 7812 as they publish it). */
const networks: readonly RegExp[] = [
  // Visa.
  /^4(?:\d{12}|\d{14,15}|\d{18})$/,
  // Mastercard.
  /^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  // American Express.
  /^3[47]\d{13}$/,
  // Diners Club.
  /^3(?:0[0-5]|09|[689]\d)\d{11,16}$/,
  // JCB.
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  // enRoute.
  /^(?:2014|2149)\d{11}$/,
  // Maestro; Discover and UnionPay lie within.
  /^(?:5[06-8]|6\d)\d{10,17}$/,
];

/** Where issuers really gave out Maestro numbers of fewer than 16 digits. */
const ISSUED_MAESTRO = /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/;

const ZERO = '0'.charCodeAt(0);

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    // By its code, which is quicker than Number.
    const digit = digits.charCodeAt(digits.length - 1 - place) - ZERO;
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

/** Digits in a card number of any network. */
export const cardLengths = [12, 13, 14, 15, 16, 17, 18, 19] as const;

/** Whether digits have the prefix of a network and a length of that network, and pass Luhn. */
export function isCardNumber(digits: string): boolean {
  // The sum first: it rules out nine of ten, and the finder asks this of many parts of each text.
  return passesLuhn(digits) && networks.some((network) => network.test(digits));
}

/**
 * Card numbers that hardly any card has but many other numbers match by chance: 15-digit Visa, and Maestro of
 * fewer than 16 digits, whose prefixes claim one number in seven.
 */
export function isUnlikelyCard(cardNumber: string): boolean {
  if (cardNumber.length === 15 && cardNumber.startsWith('4')) return true;
  return cardNumber.length < 16 && /^[56]/.test(cardNumber) && !ISSUED_MAESTRO.test(cardNumber);
}
