import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Refusal } from '../support/refusal.js';
import { inSeconds } from '../support/say.js';
import { closingLine, oneFailed, oneSkipped, sumTallies } from './tally.js';

/** @typedef {import('./tally.js').Tally} Tally */

/**
 * One thing that `npm test` does.
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Tally>} run
 * @property {readonly string[]} [needs] steps that must have come through before it
 */

/** @param {string} line */
const print = (line) => {
  process.stdout.write(`${line}\n`);
};

/** @param {Step} step @returns {Promise<Tally>} */
const runStep = async (step) => {
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
 * @returns {Promise<Tally>}
 */
export const runSteps = async (steps) => {
  /** @type {Set<string>} */
  const failed = new Set();
  /** @type {string[]} */
  const summary = [];
  /** @type {Tally[]} */
  const tallies = [];
  for (const step of steps) {
    const missing = step.needs?.find((name) => failed.has(name));
    const begun = performance.now();
    if (missing === undefined) print(`\n── ${step.name}`);
    const tally = missing === undefined ? await runStep(step) : oneSkipped;
    if (tally.failed > 0 || missing !== undefined) failed.add(step.name);
    const note =
      missing === undefined
        ? `${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${inSeconds(performance.now() - begun)}`
        : `not run: ${missing} failed`;
    print(`── ${step.name}: ${note}`);
    summary.push(`${step.name.padEnd(14)} ${note.padEnd(18)} ${closingLine(tally)}`);
    tallies.push(tally);
  }
  print(`\n${summary.join('\n')}\n`);
  return sumTallies(tallies);
};
