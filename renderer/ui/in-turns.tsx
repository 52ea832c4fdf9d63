import { Children, startTransition, useEffect, useState, type ReactNode } from 'react';

type InTurnsProps = {
  readonly children: ReactNode;
  /** Children that are drawn together, in one frame. */
  readonly step?: number;
};

/**
 * Draws its children so many a frame, from the first to the last, so that a long form holds the page up in
 * no frame. Nothing stands in for those that are still to come.
 */
export const InTurns = ({ children, step = 1 }: InTurnsProps) => {
  const all = Children.toArray(children);
  const [drawn, setDrawn] = useState(step);
  const isWhole = drawn >= all.length;
  useEffect(() => {
    if (isWhole) return undefined;
    const frame = requestAnimationFrame(() => startTransition(() => setDrawn(drawn + step)));
    return () => cancelAnimationFrame(frame);
  }, [drawn, isWhole, step]);
  return isWhole ? all : all.slice(0, drawn);
};
