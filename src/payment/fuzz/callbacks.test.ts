import * as fc from 'fast-check';
import { parseCallback } from '../card/callback';
import { callbackParameter, fields } from '../card/field';
import { readMasked } from '../card/masked';
import { mergeCallback } from '../rules/merge';
import { parseDocument } from '../document/parseDocument';
import { documentOf, KEY, PAYMENT_SID, record } from '../testing/examples';
import {
  expectBoth,
  expectNoCardNumber,
  expectNoCardNumberInDocument,
  fuzz,
  printCount,
} from './harness';
import { disguisedNumber, markedNumbers, mutationsOf } from './hostile';

afterAll(printCount);

describe('callbacks', () => {
  const parameters = Object.fromEntries(
    [
      ...Object.values(callbackParameter),
      'Capture',
      'PartialResult',
      'PaymentCardType',
      'ErrorType',
      'Required',
      'Result',
      'PaymentConfirmationCode',
      'PayErrorCode',
      'PaymentError',
      'ConnectorError',
      'PaymentToken',
      'ProfileId',
    ].map((name) => [name, 'x']),
  );
  const real = {
    ...parameters,
    Sid: PAYMENT_SID,
    Capture: 'payment-card-number',
    PaymentCardNumber: 'xxxxxxxxxxxx4242',
    Required: 'expiration-date,security-code',
  };

  it('are read or rejected, and what is kept of them is a document', () => {
    const asked = documentOf(record(['payment-card-number', 'complete']));
    const input = fc.tuple(mutationsOf([real, { Sid: PAYMENT_SID }]), fc.nat({ max: 3 }));
    const read = ([each, question]: readonly [unknown, number]) => {
      const callback = parseCallback(each, question);
      if (!callback) return undefined;
      const document = mergeCallback(asked, KEY, callback);
      // What is kept can be read again: a callback never makes a document unreadable.
      if (!parseDocument(JSON.parse(JSON.stringify(document)))) throw new Error('is unreadable');
      return { callback, document };
    };
    expectBoth(fuzz(0.3, input, read, expectNoCardNumberInDocument));
  });

  it('keep of a field at most the last four digits of a card', () => {
    const input = fc.tuple(fc.constantFrom(...fields), disguisedNumber);
    const shown = (kept: unknown) => {
      const text = JSON.stringify(kept);
      if (markedNumbers.some((number) => text.includes(number.slice(-5)))) throw new Error(text);
      expectNoCardNumber(kept);
    };
    fuzz(0.1, input, ([field, raw]) => readMasked(field, raw), shown);
  });
});
