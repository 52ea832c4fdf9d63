import path from 'node:path';
import process from 'node:process';

/** The folder of the checkout, absolute. */
export const projectRoot = path.resolve(import.meta.dirname, '../../..');

/** An absolute path inside the checkout. @param {...string} parts */
export const inProject = (...parts) => path.join(projectRoot, ...parts);

/**
 * The folder in which the person stood. npm moves every script to the checkout, so a relative file
 * name given to `npm start` would point to the wrong place; only then is npm's own note believed.
 */
export const callerFolder = () => {
  const noted = process.env['INIT_CWD'];
  return noted !== undefined && process.cwd() === projectRoot ? noted : process.cwd();
};
