import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';

/** How often a long task shows that it is alive, in milliseconds. */
const heartbeatEvery = 20_000;

/** One line of progress, on standard error: standard output belongs to the command's own result. @param {string} line */
export const say = (line) => {
  process.stderr.write(`${line}\n`);
};

/** A duration as people read it. @param {number} milliseconds */
export const inSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Runs `work` and says that it began, that it goes on, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const sayWhile = async (title, work) => {
  const begun = performance.now();
  say(`${title} …`);
  const heartbeat = setInterval(() => {
    say(`${title} … ${inSeconds(performance.now() - begun)} so far`);
  }, heartbeatEvery);
  try {
    const value = await work();
    say(`${title}: ${inSeconds(performance.now() - begun)}`);
    return value;
  } finally {
    clearInterval(heartbeat);
  }
};
