import { setImmediate as nextTurn } from 'node:timers/promises';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** Pieces shorter than this are done together, so that listening costs nothing. */
const listenEveryMs = 20;

/**
 * Runs work that comes in pieces and tells how far it is; between pieces the engine hears that it is to
 * stop. `what` names the work where it was stopped.
 */
export const workInTurns = async <T>(
  steps: Generator<Progress, T>,
  { signal, progress }: RequestContext,
  what: string,
): Promise<Result<T, AppError>> => {
  let heard = performance.now();
  for (;;) {
    if (signal.aborted) {
      return err(cancelled(what));
    }
    const step = steps.next();
    if (step.done === true) {
      return ok(step.value);
    }
    if (performance.now() - heard >= listenEveryMs) {
      progress(step.value);
      await nextTurn();
      heard = performance.now();
    }
  }
};
