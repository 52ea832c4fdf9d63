import { fileURLToPath } from 'node:url';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { aFile, aMetric, aRecipe, check, preview, refusalOf } from './support.ts';

type WriteOptions = Partial<Parameters<typeof parquetWriteBuffer>[0]>;

const aParquet = (
  columnData: readonly ColumnSource[],
  options: Omit<WriteOptions, 'columnData'> = {},
): Promise<string> =>
  aFile(
    new Uint8Array(parquetWriteBuffer({ columnData: [...columnData], ...options })),
    'table.parquet',
  );

const shown = async (
  columns: readonly ColumnSource[],
  schema?: WriteOptions['schema'],
): Promise<readonly (readonly string[])[]> => {
  const path = await aParquet(columns, schema === undefined ? {} : { schema });
  const result = await preview(path);
  if (!result.ok) {
    throw new Error(refusalOf(result));
  }
  return result.value.sampleRows;
};

const orders: readonly ColumnSource[] = [
  { name: 'id', data: ['007', '007', '008', '009'], type: 'STRING' },
  { name: 'amount', data: [1.5, 2.25, undefined, -3], type: 'DOUBLE' },
  {
    name: 'day',
    data: ['2026-01-01', '2026-02-01', '2026-02-01', '2026-03-01'].map((day) => new Date(day)),
    type: 'TIMESTAMP',
  },
  { name: 'region', data: ['EMEA', 'APAC', undefined, 'DACH'], type: 'STRING' },
];

const parquetRecipe = aRecipe({ file: { kind: 'parquet', headerRow: 1 } });

describe('a Parquet file', () => {
  it('is guessed with types, keys and evidence as other files are', async () => {
    const result = await preview(await aParquet(orders));
    if (!result.ok) {
      throw new Error(refusalOf(result));
    }
    const { guess, evidence, rowsRead, sampleRows } = result.value;
    expect({
      file: guess.file,
      types: guess.columns,
      evidence: evidence.find(({ about }) => about === 'columns')?.evidence,
      rowsRead,
      sampleRows,
    }).toEqual({
      file: { kind: 'parquet', headerRow: 1 },
      types: [
        { header: 'id', type: 'text' },
        { header: 'amount', type: 'number' },
        { header: 'day', type: 'date' },
        { header: 'region', type: 'text' },
      ],
      evidence:
        'The file names 4 columns with their types, for 4 rows in 1 row group. In UTC: "day".',
      rowsRead: 4,
      sampleRows: [
        ['007', '1.5', '2026-01-01', 'EMEA'],
        ['007', '2.25', '2026-02-01', 'APAC'],
        ['008', '', '2026-02-01', ''],
        ['009', '-3', '2026-03-01', 'DACH'],
      ],
    });
  });

  it('gives rows, rejections and partners over several row groups', async () => {
    const path = await aParquet(orders, { rowGroupSize: 1 });
    expect(
      await check(path, { ...parquetRecipe, metrics: [aMetric('n', null, 'count')] }),
    ).toMatchObject({
      ok: true,
      value: { rowsRead: 4, rowsAccepted: 4, partnerKeys: ['007', '008', '009'] },
    });
    const typed = aRecipe({
      file: { kind: 'parquet', headerRow: 1 },
      columns: [
        { header: 'id', type: 'text' },
        { header: 'region', type: 'number' },
      ],
      orderedBy: null,
      attributes: [],
      metrics: [aMetric('region', 'region', 'sum')],
    });
    expect(await check(path, typed)).toMatchObject({
      ok: true,
      value: {
        rowsAccepted: 1,
        rejectedRows: [{ rowNumber: 1 }, { rowNumber: 2 }, { rowNumber: 4 }],
        reasons: [{ reason: 'Expected a number in "region".', rows: 3 }],
      },
    });
  });

  it('keeps every digit of decimals and of 64-bit integers', async () => {
    expect(
      await shown(
        [
          { name: 'price', data: [1250n, 3n, -70n] },
          {
            name: 'big',
            data: [9007199254740993n, 1n, -9007199254740993n],
          },
        ],
        [
          { name: 'root', num_children: 2 },
          {
            name: 'price',
            type: 'INT64',
            converted_type: 'INT_64',
            repetition_type: 'REQUIRED',
            logical_type: { type: 'DECIMAL', precision: 10, scale: 2 },
          },
          { name: 'big', type: 'INT64', repetition_type: 'REQUIRED' },
        ],
      ),
    ).toEqual([
      ['12.50', '9007199254740993'],
      ['0.03', '1'],
      ['-0.70', '-9007199254740993'],
    ]);
  });

  it('shows lists and records as JSON, and bytes that are no text as digits', async () => {
    expect(
      await shown([
        { name: 'id', data: ['a', 'b'], type: 'STRING' },
        { name: 'tags', data: [['x', 'y'], { deep: [1, null] }], type: 'JSON' },
        { name: 'raw', data: [Uint8Array.of(0xff, 0), Uint8Array.of(65)], type: 'BYTE_ARRAY' },
        { name: 'flag', data: [true, false], type: 'BOOLEAN' },
        { name: 'small', data: Float32Array.of(0.1, 2.5), type: 'FLOAT' },
      ]),
    ).toEqual([
      ['a', '["x","y"]', 'ff00', 'true', '0.1'],
      ['b', '{"deep":[1,null]}', 'A', 'false', '2.5'],
    ]);
  });

  it('takes a column named __proto__ for what it is', async () => {
    const path = await aParquet([
      { name: '__proto__', data: ['a', 'b'], type: 'STRING' },
      { name: 'constructor', data: [1, 2], type: 'INT32' },
    ]);
    expect(await preview(path)).toMatchObject({
      ok: true,
      value: {
        sampleRows: [
          ['a', '1'],
          ['b', '2'],
        ],
        columns: [{ header: '__proto__' }, { header: 'constructor' }],
      },
    });
  });

  it('is refused when it is damaged, in words', async () => {
    const whole = new Uint8Array(parquetWriteBuffer({ columnData: [...orders] }));
    const cut = await aFile(whole.subarray(0, whole.length - 20), 'cut.parquet');
    const noise = await aFile(
      Uint8Array.from([...whole.subarray(0, 4), ...new Uint8Array(400).fill(7), 80, 65, 82, 49]),
      'noise.parquet',
    );
    const encrypted = await aFile('PARE and more', 'secret.parquet');
    expect(refusalOf(await preview(cut))).toBe('cut.parquet: one that ends too early');
    expect(refusalOf(await preview(noise))).toMatch(
      /^noise\.parquet: a (damaged one|description of more than 64 MB)/u,
    );
    expect(refusalOf(await preview(encrypted))).toBe('secret.parquet: an encrypted Parquet file');
  });

  it('is refused where a column has no name', async () => {
    const path = fileURLToPath(new URL('../../fixtures/nameless-column.parquet', import.meta.url));
    expect(refusalOf(await preview(path))).toBe('nameless-column.parquet: a column without a name');
  });

  it('is refused without rows and where the recipe reads another kind', async () => {
    const empty = await aParquet([{ name: 'id', data: [], type: 'STRING' }]);
    expect(refusalOf(await preview(empty))).toBe(
      'table.parquet: a header row and nothing below it',
    );
    expect(refusalOf(await check(await aParquet(orders), aRecipe()))).toBe(
      'table.parquet: a Parquet file',
    );
    expect(refusalOf(await check(await aFile('id\n1\n'), parquetRecipe))).toBe(
      'table.csv: a text file such as CSV',
    );
  });
});
