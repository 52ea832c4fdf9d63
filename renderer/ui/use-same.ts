import { useMemo } from 'react';

/**
 * Plain data as one object for as long as it says the same, for effects that must not run again because
 * it was put together anew.
 */
export const useSame = <T>(value: T): T => {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
};
