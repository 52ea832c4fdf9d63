import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * A program is on the search path.
 * @param {string} name
 */
export const hasProgram = (name) =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => folder !== '' && existsSync(path.join(folder, name)));

/**
 * How the system may be changed without asking anybody: as root, or in CI through a sudo that needs
 * no password. Otherwise it may not.
 * @param {{ isRoot: boolean, isCi: boolean, hasSudo: boolean }} rights
 * @returns {readonly string[] | undefined} the words before the command
 */
export const prefixFor = ({ isRoot, isCi, hasSudo }) => {
  if (isRoot) return [];
  return isCi && hasSudo ? ['sudo', '-n'] : undefined;
};

/** The same for this process. */
export const ownPrefix = () =>
  prefixFor({
    isRoot: process.getuid?.() === 0,
    isCi: !['', '0', 'false'].includes(process.env['CI'] ?? ''),
    hasSudo: hasProgram('sudo'),
  });
