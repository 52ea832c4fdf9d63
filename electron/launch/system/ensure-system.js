import process from 'node:process';
import { Refusal } from '../support/refusal.js';
import { installSystemPackages } from './debian-packages.js';
import { hasProgram } from './rights.js';
import { lackedLibraries, packagesFor } from './shared-libraries.js';

/**
 * A program that comes with the operating system, and the Debian package that holds it.
 * @typedef {object} SystemProgram
 * @property {string} program
 * @property {string} package
 */

/**
 * Makes sure that Electron's libraries and `programs` are there. Only Linux can lack any.
 * @param {string} purpose
 * @param {string | undefined} executable of Electron, when its libraries matter
 * @param {readonly SystemProgram[]} programs
 */
export const ensureSystem = async (purpose, executable, programs) => {
  if (process.platform !== 'linux') return;
  const lacked = programs.filter(({ program }) => !hasProgram(program));
  const libraries = executable === undefined ? [] : await lackedLibraries(executable);
  const { packages, unknown } = packagesFor(libraries);
  await installSystemPackages(purpose, [...lacked.map((each) => each.package), ...packages]);
  const stillMissing =
    executable !== undefined && packages.length > 0 ? await lackedLibraries(executable) : unknown;
  if (stillMissing.length === 0) return;
  throw new Refusal({
    where: purpose,
    expected: 'every library that Electron links against',
    found: `no ${stillMissing.join(', no ')}`,
    remedy: 'Install the packages of your system that hold these files.',
  });
};
