import type { AppErrorType } from '#shared/ipc/app-error.ts';
import { assertNever } from '#shared/invariant.ts';

/** What the command line tells a script. */
export const exitStatus = {
  done: 0,
  bug: 1,
  usage: 2,
  refused: 3,
  verificationFailed: 4,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The status that stands for an expected failure. */
export const statusOfError = (type: AppErrorType): ExitStatus => {
  switch (type) {
    case 'InputRefused':
    case 'WorkspaceRefused':
    case 'StorageFailed':
    case 'Cancelled':
    case 'DeadlinePassed':
      return exitStatus.refused;
    case 'VerificationFailed':
      return exitStatus.verificationFailed;
    case 'EngineGone':
    case 'Internal':
      return exitStatus.bug;
    default:
      return assertNever(type, 'error type');
  }
};
