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
    // Bounded, and yet millions of steps: the first takes seconds for 30 characters.
    '(\\w{1,10}\\s?){1,10}',
    '(?:[A-Za-z]{1,20} ?){1,5}',
    '(?:\\d{1,9}){12}',
    '\\w{1,50}\\w{1,50}\\w{1,50}x',
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
    '[A-Z0-9]{3,10}-?[0-9]{2,4}',
    '(?:\\d{3}-?){4}',
    '\\p{L}{1,20}(?: \\p{L}{1,20}){0,3}',
    '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}',
  ])('takes %s', (pattern) => {
    expect(problemsOf(pattern)).toEqual([]);
  });

  it('leaves what is not a regular expression to the core', () => {
    expect(problemsOf('(')).toEqual([]);
  });
});
