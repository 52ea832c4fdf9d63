import type { AsyncBuffer, FileMetaData, SchemaElement } from 'hyparquet';
import { mostColumns } from '#db/imports/run-tables.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted, countOf, quoted } from '#shared/intake/wording.ts';
import { ReadRefusal, stopReading } from '../read-signal.ts';
import type { SourceFile } from '../source-file.ts';
import { isDecimal } from './show-value.ts';

/** A column as it stands at the top of the schema. */
export type ParquetColumn = {
  readonly name: string;
  readonly element: SchemaElement;
  /** Lists, maps and records: their cells are JSON. */
  readonly isNested: boolean;
  /** Place in the schema of the file. */
  readonly place: number;
};

export type ParquetTable = {
  readonly columns: readonly ParquetColumn[];
  readonly groups: readonly { readonly start: number; readonly rows: number }[];
  readonly rows: number;
  /** Values of one column in a group, in the order of its rows. */
  readonly readColumn: (
    column: ParquetColumn,
    group: ParquetTable['groups'][number],
  ) => Promise<ArrayLike<unknown>>;
};

const megabyte = 1 << 20;
const mostFooterBytes = 64 * megabyte;
/** Of one column in one row group, unpacked. */
const mostChunkBytes = 512 * megabyte;
const mostGroupRows = 20_000_000;

const saveAgain = 'Write the file again, in row groups of at most a million rows, or as CSV.';

const refuseDamage = (file: SourceFile, found: string): never =>
  stopReading(refuseInput(file.name, 'a sound Parquet file', found, saveAgain));

/** The library throws bare errors of every kind at a damaged file, and rarely says more than that. */
export const guardParquet = async <T>(file: SourceFile, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ReadRefusal) {
      throw error;
    }
    const text = error instanceof Error ? error.message : String(error);
    return refuseDamage(file, `a damaged one (${text.slice(0, 120)})`);
  }
};

const bufferOf = (file: SourceFile): AsyncBuffer => ({
  byteLength: file.stamp.bytes,
  slice: (start, end = file.stamp.bytes) => {
    const from = start < 0 ? Math.max(0, file.stamp.bytes + start) : start;
    const length = Math.min(end, file.stamp.bytes) - from;
    if (!(length >= 0 && length <= mostChunkBytes)) {
      throw new Error(`bytes ${from} to ${end} of ${file.stamp.bytes}`);
    }
    const bytes = Buffer.alloc(length);
    const count = file.readAt(bytes, from);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + count);
  },
});

/** Decimals, times and such are shown by us: the library would round some and refuse others. */
const withoutConversions = (element: SchemaElement): SchemaElement => {
  const { converted_type: converted, logical_type: logical } = element;
  const isOurs =
    isDecimal(element) ||
    logical?.type === 'TIME' ||
    logical?.type === 'TIMESTAMP' ||
    logical?.type === 'GEOMETRY' ||
    logical?.type === 'GEOGRAPHY' ||
    converted?.startsWith('TIME') === true ||
    converted === 'BSON' ||
    converted === 'INTERVAL' ||
    converted === 'JSON';
  if (!isOurs) {
    return element;
  }
  const bare = { ...element };
  delete bare.converted_type;
  delete bare.logical_type;
  return bare;
};

const topColumns = (schema: readonly SchemaElement[]): readonly ParquetColumn[] => {
  const columns: ParquetColumn[] = [];
  /** The place behind an element and everything in it. */
  const behind = (at: number, depth: number): number => {
    if (depth > 32 || at >= schema.length) {
      throw new Error('a schema that does not end');
    }
    let next = at + 1;
    for (let child = schema[at]?.num_children ?? 0; child > 0; child -= 1) {
      next = behind(next, depth + 1);
    }
    return next;
  };
  for (let at = 1; at < schema.length; at = behind(at, 0)) {
    const element = schema[at];
    if (element !== undefined) {
      const isNested = (element.num_children ?? 0) > 0 || element.repetition_type === 'REPEATED';
      columns.push({ name: element.name, element, isNested, place: at });
    }
  }
  return columns;
};

const checkColumns = (file: SourceFile, columns: readonly ParquetColumn[]): void => {
  if (columns.length === 0 || columns.length > mostColumns) {
    stopReading(
      refuseInput(
        file.name,
        `1 to ${countOf(mostColumns, 'column')}`,
        countOf(columns.length, 'column'),
        'Export only the columns that are needed.',
      ),
    );
  }
  const seen = new Set<string>();
  for (const { name } of columns) {
    // The library takes the name from the file as it stands there, also where it is no text.
    const found: unknown = name;
    if (typeof found !== 'string') {
      refuseDamage(file, 'a column without a name');
    }
    if (seen.has(name)) {
      refuseDamage(file, `two columns named ${quoted(name.slice(0, 80))}`);
    }
    seen.add(name);
  }
};

const checkGroups = (file: SourceFile, metadata: FileMetaData): void => {
  for (const [index, group] of metadata.row_groups.entries()) {
    const rows = Number(group.num_rows);
    if (rows < 0 || rows > mostGroupRows) {
      refuseDamage(file, `row group ${counted(index + 1)} of ${counted(rows)} rows`);
    }
    for (const { meta_data: chunk } of group.columns) {
      const bytes = Number(chunk?.total_uncompressed_size ?? 0);
      if (bytes > mostChunkBytes || Number(chunk?.num_values ?? 0) > mostGroupRows * 16) {
        refuseDamage(
          file,
          `a column of ${counted(Math.round(bytes / megabyte))} MB in row group ${counted(index + 1)}`,
        );
      }
    }
  }
};

/** Opens a Parquet file: its columns and row groups, checked against limits before a value is unpacked. */
export const openParquet = (file: SourceFile): Promise<ParquetTable> =>
  guardParquet(file, async () => {
    const { parquetMetadataAsync, parquetRead } = await import('hyparquet');
    const { compressors } = await import('hyparquet-compressors');
    const tail = Buffer.alloc(8);
    file.readAt(tail, Math.max(0, file.stamp.bytes - 8));
    if (tail.toString('latin1', 4) !== 'PAR1') {
      refuseDamage(file, 'one that ends too early');
    }
    if (tail.readUInt32LE(0) > mostFooterBytes) {
      refuseDamage(file, 'a description of more than 64 MB');
    }
    const buffer = bufferOf(file);
    const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
    const columns = topColumns(metadata.schema);
    checkColumns(file, columns);
    checkGroups(file, metadata);
    const flat = new Set(columns.filter(({ isNested }) => !isNested).map(({ place }) => place));
    const schema = metadata.schema.map((element, place) =>
      flat.has(place) ? withoutConversions(element) : element,
    );
    const bare = { ...metadata, schema };
    const groups: { readonly start: number; readonly rows: number }[] = [];
    let start = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      groups.push({ start, rows });
      start += rows;
    }
    return {
      columns,
      groups,
      rows: start,
      readColumn: ({ name }, group) =>
        guardParquet(file, async () => {
          const values = new Array<unknown>(group.rows);
          let filled = 0;
          await parquetRead({
            file: buffer,
            metadata: bare,
            columns: [name],
            rowStart: group.start,
            rowEnd: group.start + group.rows,
            compressors,
            utf8: false,
            geoparquet: false,
            onChunk: ({ columnData, rowStart }) => {
              for (let at = 0; at < columnData.length; at += 1) {
                values[rowStart - group.start + at] = columnData[at];
              }
              filled += columnData.length;
            },
          });
          if (values.length !== group.rows || filled !== group.rows) {
            throw new Error(`${filled} of ${group.rows} values of ${name.slice(0, 80)}`);
          }
          return values;
        }),
    };
  });
