import { addCompensated } from '#shared/intake/neumaier-sum.ts';
import type { LabelColumn, NumberColumn, PartnerTotals } from '#shared/intake/partner-totals.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { Recipe, RecipeMetric } from '#shared/model/recipe.ts';
import { createByteDictionary, type ByteDictionary } from './byte-dictionary.ts';
import type { TypedCells } from './typed-cells.ts';

type Growing = { Float64Array: Float64Array<ArrayBuffer>; Uint32Array: Uint32Array<ArrayBuffer> };

const grown = <K extends keyof Growing>(narrow: Growing[K], wide: Growing[K]): Growing[K] => {
  wide.set(narrow);
  return wide;
};

/** Folds the accepted rows of a partner into one number; `finish` makes the column of all partners. */
type MetricFold = {
  readonly grow: (size: number) => void;
  readonly add: (partner: number, cells: TypedCells, isLatest: boolean) => void;
  readonly finish: (partners: number) => NumberColumn;
};

const numberColumn = (
  partners: number,
  value: (partner: number) => number,
  absence: (partner: number) => number,
): NumberColumn => {
  const numbers = new Float64Array(partners);
  const statuses = new Uint8Array(partners);
  for (let partner = 0; partner < partners; partner += 1) {
    const number = value(partner);
    numbers[partner] = Number.isFinite(number) ? number : NaN;
    statuses[partner] = Number.isFinite(number) ? cellStatus.value : absence(partner);
  }
  return { numbers, statuses };
};

/** The row that is latest decides, also where its cell is empty: nothing older is carried forward. */
const latestFold = (column: number): MetricFold => {
  let latest = new Float64Array(0);
  return {
    grow: (size) => {
      latest = grown<'Float64Array'>(latest, new Float64Array(size));
    },
    add: (partner, cells, isLatest) => {
      if (isLatest) {
        latest[partner] = cells.numbers[column] ?? NaN;
      }
    },
    finish: (partners) =>
      numberColumn(
        partners,
        (partner) => latest[partner] ?? NaN,
        () => cellStatus.missing,
      ),
  };
};

const sumFold = (column: number, isMean: boolean): MetricFold => {
  let sums = new Float64Array(0);
  let compensations = new Float64Array(0);
  let counts = new Uint32Array(0);
  const total = (partner: number): number =>
    ((sums[partner] ?? 0) + (compensations[partner] ?? 0)) / (isMean ? (counts[partner] ?? 0) : 1);
  return {
    grow: (size) => {
      sums = grown<'Float64Array'>(sums, new Float64Array(size));
      compensations = grown<'Float64Array'>(compensations, new Float64Array(size));
      counts = grown<'Uint32Array'>(counts, new Uint32Array(size));
    },
    add: (partner, cells) => {
      const value = cells.numbers[column] ?? NaN;
      if (!Number.isNaN(value)) {
        addCompensated(sums, compensations, partner, value);
        counts[partner] = (counts[partner] ?? 0) + 1;
      }
    },
    finish: (partners) =>
      numberColumn(
        partners,
        (partner) => (counts[partner] === 0 ? NaN : total(partner)),
        (partner) => (counts[partner] === 0 ? cellStatus.missing : cellStatus.notComputable),
      ),
  };
};

const countFold = (column: number | null): MetricFold => {
  let counts = new Uint32Array(0);
  return {
    grow: (size) => {
      counts = grown<'Uint32Array'>(counts, new Uint32Array(size));
    },
    add: (partner, cells) => {
      if (column === null || cells.isFilled[column] === 1) {
        counts[partner] = (counts[partner] ?? 0) + 1;
      }
    },
    finish: (partners) =>
      numberColumn(
        partners,
        (partner) => counts[partner] ?? 0,
        () => cellStatus.missing,
      ),
  };
};

/** The last filled text of a partner, by the order of rows. */
type LabelFold = {
  readonly grow: (size: number) => void;
  readonly add: (partner: number, cells: TypedCells, order: number) => void;
  readonly finish: (partners: number) => LabelColumn;
};

const labelFold = (column: number): LabelFold => {
  const dictionary: ByteDictionary = createByteDictionary();
  let codes = new Uint32Array(0);
  let orders = new Float64Array(0);
  return {
    grow: (size) => {
      codes = grown<'Uint32Array'>(codes, new Uint32Array(size));
      orders = grown<'Float64Array'>(orders, new Float64Array(size));
    },
    add: (partner, cells, order) => {
      const isKnown = codes[partner] !== 0;
      if (cells.isFilled[column] === 1 && (!isKnown || order >= (orders[partner] ?? 0))) {
        const start = cells.starts[column] ?? 0;
        codes[partner] = dictionary.intern(cells.bytes, start, cells.ends[column] ?? 0) + 1;
        orders[partner] = order;
      }
    },
    finish: (partners) => ({
      labels: [
        '',
        ...Array.from({ length: dictionary.size() }, (_, code) => dictionary.text(code)),
      ],
      codes: codes.slice(0, partners),
    }),
  };
};

/** Gathers rows per partner. `add` gets the partner's number and the row's place in the order of rows. */
export type PartnerFold = {
  readonly add: (partner: number, cells: TypedCells, order: number) => void;
  readonly finish: (partners: number) => PartnerTotals;
};

export const createPartnerFold = (recipe: Recipe): PartnerFold => {
  const placeOf = (header: string): number =>
    recipe.columns.findIndex((column) => column.header === header);
  const foldOf = ({ header, aggregation }: RecipeMetric): MetricFold => {
    const column = header === null ? -1 : placeOf(header);
    switch (aggregation) {
      case 'latest':
        return latestFold(column);
      case 'sum':
      case 'mean':
        return sumFold(column, aggregation === 'mean');
      case 'count':
        return countFold(header === null ? null : column);
    }
  };
  const metrics = recipe.metrics.map(foldOf);
  const names = recipe.name === null ? null : labelFold(placeOf(recipe.name));
  const attributes = recipe.attributes.map(({ header }) => labelFold(placeOf(header)));
  const labels = names === null ? attributes : [names, ...attributes];
  let capacity = 0;
  let rowCounts = new Uint32Array(0);
  let latestOrders = new Float64Array(0);

  const grow = (partner: number): void => {
    capacity = Math.max(1024, capacity * 2, partner + 1);
    rowCounts = grown<'Uint32Array'>(rowCounts, new Uint32Array(capacity));
    latestOrders = grown<'Float64Array'>(latestOrders, new Float64Array(capacity));
    for (const fold of [...metrics, ...labels]) {
      fold.grow(capacity);
    }
  };

  return {
    add: (partner, cells, order) => {
      if (partner >= capacity) {
        grow(partner);
      }
      const isLatest = rowCounts[partner] === 0 || order >= (latestOrders[partner] ?? 0);
      if (isLatest) {
        latestOrders[partner] = order;
      }
      rowCounts[partner] = (rowCounts[partner] ?? 0) + 1;
      for (const metric of metrics) {
        metric.add(partner, cells, isLatest);
      }
      for (const label of labels) {
        label.add(partner, cells, order);
      }
    },
    finish: (partners) => {
      if (partners > capacity) {
        grow(partners - 1);
      }
      return {
        rowCounts: rowCounts.slice(0, partners),
        names: names?.finish(partners) ?? null,
        attributes: attributes.map((attribute) => attribute.finish(partners)),
        metrics: metrics.map((metric) => metric.finish(partners)),
      };
    },
  };
};
