import { existsSync } from 'node:fs';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';

/**
 * The path, unless a file has that name. For what nobody can make again: a recipe that was edited by hand, or a
 * proposal that was signed. Tables and reports are written anew under the same name.
 */
export const refuseTaken = (path: string): Result<string, AppError> =>
  existsSync(path)
    ? err(
        refuseInput(
          path,
          'a name that is free',
          'a file of that name',
          'Choose another name with --out, or remove that file first.',
        ),
      )
    : ok(path);
