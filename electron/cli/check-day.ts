import { z } from 'zod';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** An ISO day that an option holds, or none; anything else is refused. */
export const checkDay = (
  option: string,
  text: string | undefined,
): Result<string | undefined, AppError> =>
  text === undefined || z.iso.date().safeParse(text).success
    ? ok(text)
    : err(refuseInput(option, 'a day such as 2026-03-31', text, 'Write the day as YYYY-MM-DD.'));
