import type { AppError } from '#shared/ipc/app-error.ts';

/**
 * Carries an expected refusal out of the loops of a reader to the one place that answers the
 * request, where it becomes a value again. Readers run millions of steps; a Result per step would
 * cost more than the step.
 */
export class ReadRefusal extends Error {
  readonly refusal: AppError;

  constructor(refusal: AppError) {
    super(refusal.found);
    this.refusal = refusal;
  }
}

/** Ends the reading with a refusal. */
export const stopReading = (refusal: AppError): never => {
  throw new ReadRefusal(refusal);
};
