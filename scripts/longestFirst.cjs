const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Jest's order of test files, but journeys first. On a fresh clone it knows no durations and goes by size, which would
 * leave the longest, whose files are small, for the end, where cores stand idle until the last one is done.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const isJourney = ({ context }) => context.config.displayName?.name === 'e2e';
    const sorted = super.sort(tests);
    return [...sorted.filter(isJourney), ...sorted.filter((test) => !isJourney(test))];
  }
};
