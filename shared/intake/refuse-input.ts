import type { AppError } from '../ipc/app-error.ts';

/** An import file or recipe that was refused; nothing was written. */
export const refuseInput = (
  where: string,
  expected: string,
  found: string,
  remedy: string,
): AppError => ({ type: 'InputRefused', where, expected, found, remedy });

/** The person, or a newer request, cancelled. */
export const cancelled = (where: string): AppError => ({
  type: 'Cancelled',
  where,
  expected: 'the work to be finished',
  found: 'that it was cancelled',
  remedy: 'Start it again when you want it; nothing was written.',
});
