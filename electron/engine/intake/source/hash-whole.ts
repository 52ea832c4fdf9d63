import type { SourceFile } from './source-file.ts';

const hashStep = 1 << 20;

/** Reads a file once from start to end, for its hash; for formats whose parts are read at their places. */
export const hashWhole = (file: SourceFile): void => {
  const chunk = Buffer.allocUnsafe(Math.min(hashStep, file.stamp.bytes + 1));
  while (file.read(chunk) > 0);
};
