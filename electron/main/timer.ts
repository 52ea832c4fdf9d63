import type { Schedule } from '#shared/ipc/rpc-client.ts';

/** Timers of this process. */
export const schedule: Schedule = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};
