import { configuration } from '../../../src/payment/testing/configuration';
import { patternProblems } from './patternProblems';

const problemsOf = (pattern: string) =>
  patternProblems(
    configuration({
      processors: [
        {
          name: 'Default',
          label: 'Main',
          methods: [{ method: 'credit-card', brands: ['visa'] }],
          parameters: [
            { name: 'free', label: 'Free' },
            { name: 'note', label: 'Note', pattern },
          ],
        },
      ],
    }),
  );

describe('a pattern open to catastrophic backtracking is refused when the functions are built', () => {
  it.each([
    '(a+)+',
    '(a|aa)+',
    '(.*)*x',
    '(\\w+\\s?)*',
    '([a-z]+)*\\d',
    '\\d*\\d*\\d*',
    '[a-z]+[a-z]+x',
    '(.+)+@(.+)+',
    '(?:\\p{L}+ ?)+!',
  ])('refuses %s', (pattern) => {
    expect(problemsOf(pattern)).toMatchObject([
      { path: ['processors', 0, 'parameters', 1, 'pattern'] },
    ]);
  });

  it.each([
    '[A-Z]{2}\\d{6}',
    '[A-Z]{2}\\d+',
    '\\d+(\\.\\d+)?',
    'INV-\\d{1,12}',
    '[A-Za-z .-]{2,60}',
  ])('takes %s', (pattern) => {
    expect(problemsOf(pattern)).toEqual([]);
  });

  it('leaves what is not a regular expression to the core', () => {
    expect(problemsOf('(')).toEqual([]);
  });
});
