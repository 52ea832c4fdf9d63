import { performance } from 'node:perf_hooks';
import { Refusal } from '../support/refusal.js';
import { inSeconds } from '../support/say.js';
import { oneFailed, oneSkipped, sumTallies } from './tally.js';

/** @typedef {import('./tally.js').Tally} Tally */

/**
 * One thing that `npm test` does.
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Tally>} run
 * @property {readonly string[]} [needs] steps that must have come through before it
 */

/** @typedef {(line: string) => void} Print */

/**
 * A line of the table at the end.
 * @param {readonly (string | number)[]} cells step, result, passed, failed, skipped
 */
const row = ([step = '', result = '', ...counts]) =>
  [
    String(step).padEnd(14),
    String(result).padEnd(28),
    ...counts.map((count) => String(count).padStart(8)),
  ].join('');

/** @param {Step} step @param {Print} print @returns {Promise<Tally>} */
const runStep = async (step, print) => {
  try {
    return await step.run();
  } catch (error) {
    print(error instanceof Refusal ? error.message : String(/** @type {Error} */ (error).stack));
    return oneFailed;
  }
};

/**
 * Runs the steps in order and goes on after one that fails; a step that needs a failed one is not
 * run and counts as skipped.
 * @param {readonly Step[]} steps
 * @param {Print} print
 * @returns {Promise<Tally>}
 */
export const runSteps = async (steps, print) => {
  /** @type {Set<string>} */
  const failed = new Set();
  const rows = [row(['step', 'result', 'passed', 'failed', 'skipped'])];
  /** @type {Tally[]} */
  const tallies = [];
  for (const step of steps) {
    const missing = step.needs?.find((name) => failed.has(name));
    const begun = performance.now();
    if (missing === undefined) print(`\n── ${step.name}`);
    const tally = missing === undefined ? await runStep(step, print) : oneSkipped;
    if (tally.failed > 0 || missing !== undefined) failed.add(step.name);
    const note =
      missing === undefined
        ? `${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${inSeconds(performance.now() - begun)}`
        : `not run: ${missing} failed`;
    print(`── ${step.name}: ${note}`);
    rows.push(row([step.name, note, tally.passed, tally.failed, tally.skipped]));
    tallies.push(tally);
  }
  print(`\n${rows.join('\n')}\n`);
  return sumTallies(tallies);
};
