import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CommandContext } from './command-context.ts';

/** A passphrase from a file or a variable; never from an argument: arguments show in the list of processes. */
export const readPassphrase = async (
  { io }: CommandContext,
  file: string | undefined,
  { option, variable } = {
    option: '--passphrase-file',
    variable: 'TIERWRIGHT_PASSPHRASE',
  },
): Promise<Result<string, AppError>> => {
  const fromEnvironment = io.environment[variable];
  if (file === undefined) {
    return fromEnvironment === undefined || fromEnvironment === ''
      ? err({
          type: 'InputRefused',
          where: 'Passphrase',
          expected: `${option} or the variable ${variable}`,
          found: 'neither',
          remedy: 'Put the passphrase of your key into a file that only you can read.',
        })
      : ok(fromEnvironment);
  }
  const text = await readFile(resolve(file), 'utf8').catch(() => null);
  return text === null
    ? err({
        type: 'InputRefused',
        where: file,
        expected: 'a file that holds the passphrase',
        found: 'no readable file',
        remedy: 'Check the path and the permission.',
      })
    : ok(text.replace(/\r?\n$/u, ''));
};

/** How the passphrase of a root is given. */
export const rootSource = {
  option: '--root-passphrase-file',
  variable: 'TIERWRIGHT_ROOT_PASSPHRASE',
} as const;
