/** What every benchmark prints: figures beside their reference, measured in the same run. */
export type BenchReport = {
  readonly bench: string;
  readonly machine: Machine;
  readonly figures: readonly Figure[];
  /** What a reader must know to judge the figures, for example a reference that is not installed. */
  readonly notes: readonly string[];
};

export type Machine = {
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
};

/** One thing that was timed. */
export type Figure = {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | '×';
  readonly ours: Measured;
  /** Null where the reference cannot run on this machine; a note then says why. */
  readonly reference: (Measured & { readonly what: string }) | null;
  /** Median of ours over the median of the reference. */
  readonly ratio: number | null;
  /** The ratio, or the time where there is no reference, to stay at or below; null: for information. */
  readonly target: number | null;
  /** What the target speaks of instead: our 95th percentile or our worst, in the figure's unit. */
  readonly targetOf?: 'p95' | 'most';
};

/** The middle and the edges of a list of repeated measurements. */
export type Measured = {
  readonly median: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
};

/** Summarises repeated measurements; `values` must not be empty. */
export const summarise = (values: readonly number[]): Measured => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { median: at(0.5), p95: at(0.95), least: at(0), most: at(1), runs: sorted.length };
};

/** A figure with its ratio. */
export const figure = (parts: Omit<Figure, 'ratio'>): Figure => ({
  ...parts,
  ratio: parts.reference === null ? null : parts.ours.median / parts.reference.median,
});

const short = (value: number): string => (value >= 1000 ? value.toFixed(0) : value.toPrecision(3));

/** The report as a person reads it, one line a figure. */
export const printReport = (report: BenchReport): string =>
  [
    `${report.bench} on ${report.machine.processor}, ${report.machine.cores} cores, ${report.machine.system}, Node ${report.machine.node}`,
    ...report.figures.map(({ what, unit, ours, reference, ratio, target, targetOf }) => {
      const beside =
        reference === null || ratio === null
          ? 'no reference'
          : `${reference.what} ${short(reference.median)} ${unit}, ratio ${short(ratio)}`;
      const aim =
        target === null ? '' : `, aim${targetOf === undefined ? '' : ` (${targetOf})`} ≤ ${target}`;
      return `  ${what}: ${short(ours.median)} ${unit} (p95 ${short(ours.p95)}, least ${short(ours.least)}, most ${short(ours.most)}); ${beside}${aim}`;
    }),
    ...report.notes.map((note) => `  note: ${note}`),
  ].join('\n');
