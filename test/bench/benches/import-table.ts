import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createRandom } from '#shared/random.ts';
import type { Recipe } from '#shared/model/recipe.ts';

const seed = 20_260_101;
const partners = 20_000;
const measures = 14;

const texts = [
  'order_id',
  'partner_id',
  'partner_name',
  'order_date',
  'ship_date',
  'region',
  'segment',
  'product',
  'state',
  'currency',
];

/** Orders of partners: ten columns of texts and dates, fourteen of numbers. */
export const importColumns: Recipe['columns'] = [
  ...texts.map((header) => ({
    header,
    type: header.endsWith('_date') ? ('date' as const) : ('text' as const),
  })),
  ...Array.from({ length: measures }, (_, index) => ({
    header: `measure_${index}`,
    type: 'number' as const,
  })),
];

/** Every number column becomes a metric, so that every number is checked and added up. */
export const importRecipe: Recipe = {
  format: 'tierwright-recipe/1',
  source: { name: 'Orders', department: 'Sales' },
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
  decimal: '.',
  thousands: '',
  dateOrder: 'ymd',
  emptyTexts: ['NULL'],
  columns: importColumns,
  key: 'partner_id',
  name: 'partner_name',
  orderedBy: 'order_date',
  attributes: ['region', 'segment'].map((header) => ({
    code: header,
    name: header,
    header,
    role: 'attribute',
  })),
  metrics: Array.from({ length: measures }, (_, index) => ({
    code: `measure_${index}`,
    name: `Measure ${index}`,
    header: `measure_${index}`,
    aggregation: (['sum', 'mean', 'latest', 'count'] as const)[index % 4] ?? 'sum',
    unit: '',
    decimals: 2,
    higherIsBetter: true,
  })),
};

const regions = ['EMEA', 'APAC', 'LATAM', 'North America', 'DACH'];
const segments = ['Reseller', 'Distributor', 'MSP', 'SI', 'ISV', 'Agency'];

/** Writes the same rows at every run: a few partners with many orders, many with a few. */
export const writeImportTable = async (path: string, rows: number): Promise<void> => {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random.share() * limit);
  const day = (): string => new Date(Date.UTC(2022, 0, 1 + below(1700))).toISOString().slice(0, 10);
  const stream = createWriteStream(path);
  let pending = `${importColumns.map(({ header }) => header).join(',')}\n`;
  for (let row = 0; row < rows; row += 1) {
    const partner = Math.floor(random.share() * random.share() * partners);
    const cells = [
      `SO${1_000_000 + row}`,
      `P${String(partner).padStart(6, '0')}`,
      `"Partner ${partner}, Inc"`,
      day(),
      day(),
      regions[partner % regions.length] ?? '',
      segments[partner % segments.length] ?? '',
      `Product ${below(400)}`,
      'open',
      'EUR',
      ...Array.from({ length: measures }, (_, index) =>
        index % 3 === 0 ? String(below(10_000)) : (below(1_000_000) / 100).toFixed(2),
      ),
    ];
    pending += `${cells.join(',')}\n`;
    if (pending.length > 1 << 20) {
      if (!stream.write(pending)) {
        await once(stream, 'drain');
      }
      pending = '';
    }
  }
  stream.end(pending);
  await once(stream, 'finish');
};
