import { parseDocument } from '../document/parseDocument';
import { driveCall } from '../testing/drivenCall';
import { documentOf, mergeAll, wholePayment } from '../testing/examples';
import { expectBoth, expectNoCardNumberInDocument, fuzz, printCount } from './harness';
import { mutationsOf } from './hostile';

afterAll(printCount);

describe('documents', () => {
  const { record: start, callbacks } = wholePayment();
  const long = driveCall();
  for (let payment = 0; payment < 6; payment += 1) long.wholePayment({}, 'ch_1', 'success');
  const examples = [mergeAll(start, callbacks), documentOf(start), long.document()];

  it('are read or rejected', () => {
    const counts = fuzz(0.2, mutationsOf(examples), parseDocument, expectNoCardNumberInDocument);
    expectBoth(counts);
  });
});
