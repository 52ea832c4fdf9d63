import { availableParallelism } from 'node:os';
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
 * @property {string} [together] neighbours of one such word run at the same time, a processor each
 */

/**
 * What came of a step.
 * @typedef {object} Outcome
 * @property {Step} step
 * @property {Tally} tally
 * @property {string} note
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
 * Neighbours that run together, the others alone.
 * @param {readonly Step[]} steps
 * @returns {Step[][]}
 */
const groupSteps = (steps) => {
  /** @type {Step[][]} */
  const groups = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && step.together !== undefined && last[0]?.together === step.together) {
      last.push(step);
    } else {
      groups.push([step]);
    }
  }
  return groups;
};

/**
 * Runs all of a group, `lanes` at a time and begun in their order.
 * @param {readonly Step[]} group
 * @param {number} lanes
 * @param {(step: Step) => Promise<Outcome>} run
 */
const runGroup = async (group, lanes, run) => {
  /** @type {Outcome[]} */
  const outcomes = [];
  const waiting = group.entries();
  const runLane = async () => {
    for (const [place, step] of waiting) outcomes[place] = await run(step);
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  return outcomes;
};

/**
 * Runs the steps in order and goes on after one that fails; a step that needs a failed one is not
 * run and counts as skipped. What failed is named once more under the table, which is where one looks.
 * @param {readonly Step[]} steps
 * @param {Print} print
 * @param {number} [lanes] how many steps that may run together do
 * @returns {Promise<Tally>}
 */
export const runSteps = async (steps, print, lanes = availableParallelism()) => {
  /** @type {Set<string>} */
  const failed = new Set();

  /** @param {Step} step @returns {Promise<Outcome>} */
  const run = async (step) => {
    const missing = step.needs?.find((name) => failed.has(name));
    const begun = performance.now();
    if (missing === undefined) print(`\n── ${step.name}`);
    const tally = missing === undefined ? await runStep(step, print) : oneSkipped;
    const note =
      missing === undefined
        ? `${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${inSeconds(performance.now() - begun)}`
        : `not run: ${missing} failed`;
    if (tally.failed > 0 || missing !== undefined) failed.add(step.name);
    print(`── ${step.name}: ${note}`);
    return { step, tally, note };
  };

  /** @type {Outcome[]} */
  const outcomes = [];
  for (const group of groupSteps(steps)) {
    outcomes.push(...(await runGroup(group, lanes, run)));
  }
  const rows = [
    row(['step', 'result', 'passed', 'failed', 'skipped']),
    ...outcomes.map(({ step, tally, note }) =>
      row([step.name, note, tally.passed, tally.failed, tally.skipped]),
    ),
  ];
  print(`\n${rows.join('\n')}\n`);
  for (const { step, tally } of outcomes) {
    tally.failures?.forEach((failure) => print(`FAILED ${step.name}: ${failure}\n`));
  }
  return sumTallies(outcomes.map(({ tally }) => tally));
};
