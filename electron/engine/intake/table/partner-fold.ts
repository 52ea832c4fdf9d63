import type { Outcome } from '#shared/metrics/outcome.ts';
import type { RateTable } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { LabelColumn, NumberColumn, PartnerTotals } from '#shared/intake/partner-totals.ts';
import { createByteDictionary, type ByteDictionary } from './byte-dictionary.ts';
import { createRowMeasures, isRunning, numberColumn, type RunningMetric } from './measure-rows.ts';
import type { TypedCells } from './typed-cells.ts';

/** Gathers rows per partner. `add` gets the partner's number and the row's place in the order of rows. */
export type PartnerFold = {
  readonly add: (partner: number, cells: TypedCells, order: number) => void;
  readonly finish: (partners: number) => PartnerTotals;
};

const opLatest = 0;
const opSum = 1;
const opMean = 2;
const opCountRows = 3;
const opCountFilled = 4;

/**
 * What each metric keeps of a partner, as a little program over one array: the state of a partner
 * lies in one run of numbers, so that a row touches one place of memory however many metrics it has.
 */
type Program = {
  readonly ops: Uint8Array;
  readonly columns: Int32Array;
  /** Where the state of each metric starts within a partner's run. */
  readonly offsets: Int32Array;
  readonly stride: number;
};

/** A partner's run starts with its number of rows and the order of its latest row. */
const headSize = 2;
/** Each label adds its number in the dictionary plus one, and the order of the row it came from. */
const labelSize = 2;

/** Numbers of state per op: the value; sum, compensation and count; the count. */
const stateSize = (op: number): number => (op === opSum || op === opMean ? 3 : 1);

const opOf = ({ aggregation, header }: RunningMetric): number => {
  switch (aggregation) {
    case 'latest':
      return opLatest;
    case 'sum':
      return opSum;
    case 'mean':
      return opMean;
    case 'count':
      return header === null ? opCountRows : opCountFilled;
  }
};

const compile = (
  metrics: readonly RunningMetric[],
  placeOf: (header: string) => number,
  labels: number,
): Program => {
  const ops = Uint8Array.from(metrics, opOf);
  const offsets = new Int32Array(ops.length);
  let stride = headSize + labels * labelSize;
  ops.forEach((op, index) => {
    offsets[index] = stride;
    stride += stateSize(op);
  });
  const columns = Int32Array.from(metrics, ({ header }) =>
    header === null ? -1 : placeOf(header),
  );
  return { ops, columns, offsets, stride };
};

/** One step of Neumaier's compensated sum on the three numbers at `at`: sum, compensation, count. */
const addToSum = (state: Float64Array, at: number, value: number): void => {
  const before = state[at] ?? 0;
  const after = before + value;
  const lost =
    Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
  state[at] = after;
  state[at + 1] = (state[at + 1] ?? 0) + lost;
  state[at + 2] = (state[at + 2] ?? 0) + 1;
};

/** The row that is latest decides, also where its cell is empty: nothing older is carried forward. */
const runProgram = (
  program: Program,
  state: Float64Array,
  base: number,
  cells: TypedCells,
  isLatest: boolean,
): void => {
  const { ops, columns, offsets } = program;
  const { numbers, isFilled } = cells;
  for (let index = 0; index < ops.length; index += 1) {
    const at = base + (offsets[index] ?? 0);
    const column = columns[index] ?? 0;
    const op = ops[index];
    if (op === opLatest) {
      if (isLatest) {
        state[at] = numbers[column] ?? NaN;
      }
    } else if (op === opCountRows) {
      state[at] = (state[at] ?? 0) + 1;
    } else if (isFilled[column] === 1) {
      if (op === opCountFilled) {
        state[at] = (state[at] ?? 0) + 1;
      } else {
        addToSum(state, at, numbers[column] ?? NaN);
      }
    }
  }
};

/** The number that a partner's state comes to, NaN for none. */
const resultOf = (op: number, state: Float64Array, at: number): number => {
  if (op !== opSum && op !== opMean) {
    return state[at] ?? NaN;
  }
  const count = state[at + 2] ?? 0;
  const total = (state[at] ?? 0) + (state[at + 1] ?? 0);
  return count === 0 ? NaN : op === opMean ? total / count : total;
};

const finishMetric = (
  program: Program,
  index: number,
  state: Float64Array,
  partners: number,
): NumberColumn => {
  const op = program.ops[index] ?? 0;
  return numberColumn(
    Array.from({ length: partners }, (_, partner): Outcome => {
      const at = partner * program.stride + (program.offsets[index] ?? 0);
      const number = resultOf(op, state, at);
      const isTooLarge = (op === opSum || op === opMean) && (state[at + 2] ?? 0) > 0;
      return Number.isFinite(number) ? number : isTooLarge ? 'tooLarge' : 'noCells';
    }),
  );
};

/** The last filled text of every partner, by the order of rows. */
type LabelFold = {
  readonly column: number;
  readonly dictionary: ByteDictionary;
  readonly offset: number;
};

const addLabel = (
  { column, dictionary, offset }: LabelFold,
  state: Float64Array,
  base: number,
  cells: TypedCells,
  order: number,
): void => {
  const at = base + offset;
  const known = (state[at] ?? 0) - 1;
  if (cells.isFilled[column] === 0 || (known >= 0 && order < (state[at + 1] ?? 0))) {
    return;
  }
  const start = cells.starts[column] ?? 0;
  const end = cells.ends[column] ?? 0;
  if (known < 0 || !dictionary.isSame(known, cells.bytes, start, end)) {
    state[at] = dictionary.intern(cells.bytes, start, end) + 1;
  }
  state[at + 1] = order;
};

/** The numbers at one place of every partner's run. */
const gather = (
  state: Float64Array,
  stride: number,
  offset: number,
  partners: number,
): Uint32Array =>
  Uint32Array.from({ length: partners }, (_, partner) => state[partner * stride + offset] ?? 0);

const finishLabels = (
  { dictionary, offset }: LabelFold,
  state: Float64Array,
  stride: number,
  partners: number,
): LabelColumn => ({
  labels: ['', ...Array.from({ length: dictionary.size() }, (_, code) => dictionary.text(code))],
  codes: gather(state, stride, offset, partners),
});

/** A fold for the metrics, attributes and names of a recipe. */
export const createPartnerFold = (recipe: Recipe, rates: RateTable | null): PartnerFold => {
  const placeOf = (header: string): number =>
    recipe.columns.findIndex((column) => column.header === header);
  const headers = recipe.attributes.map(({ header }) => header);
  const labels = (recipe.name === null ? headers : [recipe.name, ...headers]).map(
    (header, index): LabelFold => ({
      column: placeOf(header),
      dictionary: createByteDictionary(),
      offset: headSize + index * labelSize,
    }),
  );
  const running = recipe.metrics.filter(isRunning);
  const measures = createRowMeasures(recipe, rates);
  const program = compile(running, placeOf, labels.length);
  const { stride } = program;
  let state = new Float64Array(1024 * stride);

  const grow = (partners: number): void => {
    const wide = new Float64Array(Math.max(state.length * 2, partners * stride));
    wide.set(state);
    state = wide;
  };

  return {
    add: (partner, cells, order) => {
      const base = partner * stride;
      if (base + stride > state.length) {
        grow(partner + 1);
      }
      const rows = state[base] ?? 0;
      const isLatest = rows === 0 || order >= (state[base + 1] ?? 0);
      if (isLatest) {
        state[base + 1] = order;
      }
      state[base] = rows + 1;
      runProgram(program, state, base, cells, isLatest);
      for (const fold of labels) {
        addLabel(fold, state, base, cells, order);
      }
      measures?.add(partner, cells);
    },
    finish: (partners) => {
      const columns = labels.map((fold) => finishLabels(fold, state, stride, partners));
      const measured = measures?.finish(partners) ?? {
        columns: new Map<string, NumberColumn>(),
        rateGaps: [],
      };
      return {
        rowCounts: gather(state, stride, 0, partners),
        rateGaps: measured.rateGaps,
        names: recipe.name === null ? null : (columns[0] ?? null),
        attributes: recipe.name === null ? columns : columns.slice(1),
        metrics: recipe.metrics.map(
          (metric) =>
            measured.columns.get(metric.code) ??
            finishMetric(
              program,
              running.findIndex(({ code }) => code === metric.code),
              state,
              partners,
            ),
        ),
      };
    },
  };
};
