import { useEffect, useState } from 'react';

/** Even where the page never rests, the work is done after this. */
const longestWaitMs = 500;

/**
 * What `work` answers, once the page had time for it: the click that asks is answered first. Null until
 * it is there. `work` must be the same function for as long as it answers the same.
 */
export const useWhenIdle = <T>(work: () => T): T | null => {
  const [done, setDone] = useState<{ readonly work: () => T; readonly value: T } | null>(null);
  useEffect(() => {
    const idle = requestIdleCallback(() => setDone({ work, value: work() }), {
      timeout: longestWaitMs,
    });
    return () => cancelIdleCallback(idle);
  }, [work]);
  return done?.work === work ? done.value : null;
};
