import { useEffect, useRef } from 'react';
import { createSparkLine, type SparkLine } from './spark-line.ts';

type SparkImageProps = {
  /** Oldest first; NaN is a gap. */
  readonly figures: ArrayLike<number>;
  /** The same for those who do not see it. */
  readonly words: string;
};

/** A small line of figures. */
export const SparkImage = ({ figures, words }: SparkImageProps) => {
  const frame = useRef<HTMLSpanElement>(null);
  const made = useRef<SparkLine | null>(null);
  useEffect(() => {
    made.current ??= createSparkLine();
    made.current.update(figures, words);
    frame.current?.replaceChildren(made.current.element);
  }, [figures, words]);
  return <span ref={frame} />;
};
