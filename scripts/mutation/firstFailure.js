const { TestEnvironment } = require('jest-environment-node');

/** Skips what is left after the first failure: one is enough to notice a changed core. */
module.exports = class FirstFailure extends TestEnvironment {
  failed = false;

  handleTestEvent = ({ name, test }) => {
    if (name === 'test_done' && test.errors.length > 0) this.failed = true;
    // Before Jest reads the mode.
    if (name === 'test_start' && this.failed) test.mode = 'skip';
  };
};
