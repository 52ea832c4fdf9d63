import process from 'node:process';
import { listSteps, selectSteps } from './steps/step-list.js';
import { runSteps } from './steps/run-steps.js';
import { closingLine } from './steps/tally.js';
import { runScript } from './support/run-script.js';

/**
 * `npm test [-- step …]`: everything that guards the project, on a fresh clone too. It goes on
 * after a failure, and its last line counts what passed, failed and was skipped.
 */
await runScript(async () => {
  const { steps, ground } = listSteps();
  /** @param {string} line */
  const print = (line) => process.stdout.write(`${line}\n`);
  const tally = await runSteps(selectSteps(steps, process.argv.slice(2)), print);
  ground.release();
  print(closingLine(tally));
  return tally.failed === 0 ? 0 : 1;
});
