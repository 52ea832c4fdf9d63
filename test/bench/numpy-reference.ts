import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { summarise, type Measured } from './bench-report.ts';

const script = fileURLToPath(new URL('./numpy-reference.py', import.meta.url));

export type NumpyTask = {
  readonly columns: readonly Float64Array[];
  readonly weights: Float64Array;
  /** Rising. */
  readonly lines: readonly number[];
  readonly runs: number;
};

export type NumpyTimes = {
  readonly version: string;
  /** Partners by tier, lowest first. */
  readonly counts: readonly number[];
  /** Weighted sum, tiers and counts, in the faster of both memory layouts. */
  readonly frame: Measured & { readonly what: string };
  /** The same and a stable sort by score. */
  readonly ranked: Measured & { readonly what: string };
};

type Report = {
  readonly version: string;
  readonly counts: readonly number[];
  readonly frame: Readonly<Record<string, readonly number[]>>;
  readonly ranked: Readonly<Record<string, readonly number[]>>;
};

const fastest = (
  what: string,
  times: Readonly<Record<string, readonly number[]>>,
): Measured & { readonly what: string } => {
  const [best] = Object.entries(times)
    .map(([layout, list]) => ({ what: `numpy, ${what}, ${layout}`, ...summarise(list) }))
    .sort((a, b) => a.median - b.median);
  if (best === undefined) {
    throw new Error('the numpy reference printed no times');
  }
  return best;
};

/**
 * Times numpy on the same numbers. Answers the reason instead where python3 or numpy is missing, so
 * that a benchmark can say so.
 */
export const timeNumpy = async (task: NumpyTask): Promise<NumpyTimes | string> => {
  const child = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  // A child that ends before it has read everything closes its end; its exit says why.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(
    ([status]) => (status === 0 ? null : complaint.trim().split('\n').at(-1)),
    (error: unknown) => String(error),
  );
  const { columns, weights, lines, runs } = task;
  const head = { rows: columns[0]?.length ?? 0, criteria: columns.length };
  child.stdin.write(`${JSON.stringify({ ...head, weights: [...weights], lines, runs })}\n`);
  for (const column of columns) {
    child.stdin.write(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  child.stdin.end();
  const failure = await ended;
  if (failure !== null) {
    return `numpy was not measured: ${failure ?? 'python3 failed'}`;
  }
  const report = JSON.parse(output) as Report;
  return {
    version: report.version,
    counts: report.counts,
    frame: fastest('V @ w, digitize, bincount', report.frame),
    ranked: fastest('the same and argsort', report.ranked),
  };
};
