import type { Schedule } from '#shared/ipc/rpc-client.ts';

/** A start that only shows that the program starts: `--smoke`. */
export type Smoke = {
  /** The page is drawn and can be used. */
  readonly ready: () => void;
  readonly fail: (reason: string) => void;
};

/** A cold start on a slow machine takes seconds; a minute is a fault. */
const smokeDeadlineMs = 60_000;

/** Prints `ready` and exits 0, or says what is missing and exits 1; whichever comes first. */
export const createSmoke = (
  schedule: Schedule,
  print: (line: string) => void,
  complain: (line: string) => void,
  exit: (code: number) => void,
): Smoke => {
  let isOver = false;
  const finish = (code: number, say: () => void): void => {
    if (!isOver) {
      isOver = true;
      stop();
      say();
      exit(code);
    }
  };
  const fail = (reason: string): void => finish(1, () => complain(`not ready: ${reason}`));
  const stop = schedule(smokeDeadlineMs, () => fail('the page did not report in time'));
  return { ready: () => finish(0, () => print('ready')), fail };
};
