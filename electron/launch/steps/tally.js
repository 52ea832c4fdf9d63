/**
 * How many checks passed, failed and were skipped.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [failures] each failed test by file and name, with what was wrong
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/** @type {Tally} */
export const onePassed = { ...nothing, passed: 1 };

/** @type {Tally} */
export const oneFailed = { ...nothing, failed: 1 };

/** @type {Tally} */
export const oneSkipped = { ...nothing, skipped: 1 };

/**
 * The counts of several tallies, summed.
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sumTallies = (tallies) =>
  tallies.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    nothing,
  );

/** The last line of `npm test`. @param {Tally} tally */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
