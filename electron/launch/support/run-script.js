import process from 'node:process';
import { Refusal } from './refusal.js';
import { say } from './say.js';

/** Exit status when something outside the program stands in the way. */
const refusedStatus = 3;

/**
 * Runs the body of a launch script and ends the process with the status that it returns; a refusal
 * is told in plain words with status 3, a bug with its stack and status 1.
 * @param {() => Promise<number>} body
 */
export const runScript = async (body) => {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (error instanceof Refusal) {
      say(error.message);
      process.exitCode = refusedStatus;
      return;
    }
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
};
