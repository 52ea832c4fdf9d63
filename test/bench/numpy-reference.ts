import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { summarise, type Measured } from './bench-report.ts';

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
 * Runs a Python script beside this file: `head` as one JSON line and then the arrays go in, one JSON
 * document comes out. Answers the reason instead where python3 or numpy is missing, so that a benchmark
 * can say so.
 */
const runPython = async (
  script: string,
  head: object,
  arrays: readonly Float64Array[],
): Promise<{ readonly output: string } | string> => {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn('python3', [file], { stdio: ['pipe', 'pipe', 'pipe'] });
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
  child.stdin.write(`${JSON.stringify(head)}\n`);
  for (const array of arrays) {
    child.stdin.write(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  child.stdin.end();
  const failure = await ended;
  return failure === null ? { output } : `numpy was not measured: ${failure ?? 'python3 failed'}`;
};

/** Times numpy on the same numbers, or answers why it cannot. */
export const timeNumpy = async (task: NumpyTask): Promise<NumpyTimes | string> => {
  const { columns, weights, lines, runs } = task;
  const rows = columns[0]?.length ?? 0;
  const head = { rows, criteria: columns.length, weights: [...weights], lines, runs };
  const ran = await runPython('./numpy-reference.py', head, columns);
  if (typeof ran === 'string') {
    return ran;
  }
  const report = JSON.parse(ran.output) as Report;
  return {
    version: report.version,
    counts: report.counts,
    frame: fastest('V @ w, digitize, bincount', report.frame),
    ranked: fastest('the same and argsort', report.ranked),
  };
};

/** Times tier acceptability in numpy on the same numbers, or answers why it cannot. */
export const timeNumpyAcceptability = async (task: {
  readonly columns: readonly Float64Array[];
  /** One weighting after the other. */
  readonly weightings: Float64Array;
  readonly lines: readonly number[];
  readonly runs: number;
}): Promise<
  | string
  | {
      readonly version: string;
      /** Scores at or above each line, over all partners and weightings. */
      readonly reached: readonly number[];
      readonly accept: Measured & { readonly what: string };
    }
> => {
  const { columns, weightings, lines, runs } = task;
  const rows = columns[0]?.length ?? 0;
  const criteria = columns.length;
  const head = { rows, criteria, weightings: weightings.length / criteria, lines, runs };
  const ran = await runPython('./numpy-acceptability.py', head, [...columns, weightings]);
  if (typeof ran === 'string') {
    return ran;
  }
  const { version, times, reached } = JSON.parse(ran.output) as {
    readonly version: string;
    readonly times: readonly number[];
    readonly reached: readonly number[];
  };
  return {
    version,
    reached,
    accept: { what: 'numpy, V @ W, count_nonzero by line', ...summarise(times) },
  };
};

/** Times many futures in numpy on the same numbers, or answers why it cannot. */
export const timeNumpyFutures = async (task: {
  /** Partner after partner. */
  readonly values: Float64Array;
  readonly groupOf: Float64Array;
  /** By future, criterion and group. */
  readonly factors: Float64Array;
  readonly weights: Float64Array;
  readonly groups: number;
  readonly futures: number;
  /** Rising. */
  readonly lines: readonly number[];
  readonly runs: number;
}): Promise<
  | string
  | {
      readonly version: string;
      /** Partners by tier over all futures, lowest first. */
      readonly counts: readonly number[];
      /** Greatest regrets of all partners, added up. */
      readonly regret: number;
      readonly futures: Measured & { readonly what: string };
    }
> => {
  const { values, groupOf, factors, weights, groups, futures, lines, runs } = task;
  const head = { rows: groupOf.length, criteria: weights.length, groups, futures, lines, runs };
  const ran = await runPython('./numpy-futures.py', head, [values, groupOf, factors, weights]);
  if (typeof ran === 'string') {
    return ran;
  }
  const { version, counts, regret, times } = JSON.parse(ran.output) as {
    readonly version: string;
    readonly counts: readonly number[];
    readonly regret: number;
    readonly times: readonly number[];
  };
  return {
    version,
    counts,
    regret,
    futures: { what: 'numpy, future by future', ...summarise(times) },
  };
};
