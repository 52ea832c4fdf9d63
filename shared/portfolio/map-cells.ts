/** From so many points on a map counts them in cells: more than can be told apart, or drawn in a moment. */
export const fewestForCells = 10_000;

/** How one axis is cut into equal parts. */
export type CellAxis = {
  readonly from: number;
  /** Width of a part; 0 where all figures are equal. */
  readonly step: number;
  readonly parts: number;
};

/** A cell of the plane with somebody in it. */
export type MapCell = {
  /** Parts across and upwards, from 0. */
  readonly column: number;
  readonly line: number;
  readonly partners: number;
  /** Partners by tier, highest first; the last without one. */
  readonly byTier: readonly number[];
  /** The index in `byTier` that most are in; of equal numbers the higher tier. */
  readonly most: number;
};

export type MapCells = {
  readonly across: CellAxis;
  readonly upwards: CellAxis;
  /** Line by line from below, each from the left. */
  readonly cells: readonly MapCell[];
  /** Partners in the fullest cell. */
  readonly fullest: number;
};

const axisOf = (values: Float64Array, parts: number): CellAxis => {
  let from = Infinity;
  let to = -Infinity;
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  return { from, step: (to - from) / parts, parts };
};

const partOf = ({ from, step, parts }: CellAxis, value: number): number =>
  step > 0 ? Math.min(parts - 1, Math.floor((value - from) / step)) : 0;

/** The figures between which a part lies: what is in it is at least `from` and, but for the last, below `to`. */
export const boundsOfPart = (
  { from, step }: CellAxis,
  part: number,
): { readonly from: number; readonly to: number } => ({
  from: from + part * step,
  to: from + (part + 1) * step,
});

/**
 * Counts partners on a plane of two figures in equal cells between the least and the greatest of each; those
 * without both figures (NaN) are in none. `tierOf` gives an index below `tiers`, or anything else for no tier. Null where nobody has
 * both.
 */
export const cellsOf = (
  rows: Uint32Array,
  x: (row: number) => number,
  y: (row: number) => number,
  tierOf: (row: number) => number,
  tiers: number,
  { columns, lines }: { readonly columns: number; readonly lines: number },
): MapCells | null => {
  const xs = new Float64Array(rows.length);
  const ys = new Float64Array(rows.length);
  const codes = new Uint8Array(rows.length);
  let known = 0;
  for (const row of rows) {
    const [across, upwards] = [x(row), y(row)];
    if (Number.isNaN(across + upwards)) continue;
    xs[known] = across;
    ys[known] = upwards;
    codes[known] = Math.min(tiers, tierOf(row));
    known += 1;
  }
  if (known === 0) return null;
  const across = axisOf(xs.subarray(0, known), columns);
  const upwards = axisOf(ys.subarray(0, known), lines);
  const kinds = tiers + 1;
  const counts = new Uint32Array(columns * lines * kinds);
  for (let at = 0; at < known; at += 1) {
    const cell = partOf(upwards, ys[at] ?? 0) * columns + partOf(across, xs[at] ?? 0);
    const place = cell * kinds + (codes[at] ?? tiers);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const cells: MapCell[] = [];
  let fullest = 0;
  for (let cell = 0; cell < columns * lines; cell += 1) {
    const byTier = Array.from(counts.subarray(cell * kinds, (cell + 1) * kinds));
    const partners = byTier.reduce((sum, count) => sum + count, 0);
    if (partners === 0) continue;
    fullest = Math.max(fullest, partners);
    const most = byTier.indexOf(Math.max(...byTier));
    cells.push({
      column: cell % columns,
      line: Math.floor(cell / columns),
      partners,
      byTier,
      most,
    });
  }
  return { across, upwards, cells, fullest };
};
