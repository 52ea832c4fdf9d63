/**
 * An expected failure as every part of Tierwright hands it on: a plain object, so that it survives
 * a port, in the four sentences a person needs.
 */
export type AppError = {
  readonly type: AppErrorType;
  /** Where it happened: a file, a line, a column, a field. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  /** What the person can do now. */
  readonly remedy: string;
};

export const appErrorTypes = [
  /** The input was refused; nothing was written. Exit status 3. */
  'InputRefused',
  /** A signature, hash or passphrase did not hold. Exit status 4. */
  'VerificationFailed',
  /** The file cannot be opened as a workspace. Exit status 3. */
  'WorkspaceRefused',
  /** The disk, a permission or a lock stood in the way. Exit status 3. */
  'StorageFailed',
  /** The person, or a newer request, cancelled. */
  'Cancelled',
  /** The deadline of the request passed. */
  'DeadlinePassed',
  /** The engine process ended before it answered; what was committed is safe. */
  'EngineGone',
  /** The request breaks the contract, or the engine met a bug. Exit status 1. */
  'Internal',
] as const;

export type AppErrorType = (typeof appErrorTypes)[number];

/** One line for logs and the command line: all four sentences. */
export const describeAppError = (error: AppError): string =>
  `${error.where}: expected ${error.expected}, found ${error.found}. ${error.remedy}`;
