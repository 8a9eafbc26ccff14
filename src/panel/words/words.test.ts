import { failed } from '../../client/testing/memory';
import { type FailureCode, failureStatus } from '../../payment/failureStatus';
import { createSay, strings } from './strings';
import { problemWords } from './words';

const language = { say: createSay((key) => strings[key], 'en'), texts: 'en', locale: 'en-US' };

it('gives every failure code its own words', () => {
  const codes = Object.keys(failureStatus).filter(
    (code): code is FailureCode => code in failureStatus,
  );
  const said = codes.map((code) => problemWords(language, failed(code)));
  expect(new Set(said).size).toBe(codes.length);
  expect(said.join()).not.toMatch(/undefined|{{/);
});
