import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { readDelimited, type RowVisitor } from './read-delimited.ts';
import { readJson } from './read-json.ts';
import { readParquet } from './parquet/read-parquet.ts';
import { stopReading } from './read-signal.ts';
import { sniffKind } from './sniff-file.ts';
import type { SourceFile } from './source-file.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

const kinds = {
  delimited: 'a text file such as CSV',
  workbook: 'an XLSX workbook',
  json: 'JSON records',
  parquet: 'a Parquet file',
} as const;

/**
 * Hands on the rows of a file from the header row on, the header first, and blank rows never. A file
 * of the other kind than the recipe's is refused. `onRead` hears how far the reading is, in bytes.
 */
export const readRows = async (
  file: SourceFile,
  format: Recipe['file'],
  visit: RowVisitor,
  onRead: (bytes: number) => void,
): Promise<void> => {
  const kind = sniffKind(file);
  if (kind !== format.kind) {
    stopReading(
      refuseInput(
        file.name,
        kinds[format.kind],
        kinds[kind],
        'Choose a file of the kind that the recipe reads, or start without the recipe.',
      ),
    );
  }
  if (format.kind === 'delimited') {
    readDelimited(file, format, visit, () => onRead(file.bytesRead()));
  } else if (format.kind === 'json') {
    readJson(file, visit, () => onRead(file.bytesRead()));
  } else if (format.kind === 'parquet') {
    await readParquet(file, visit, onRead);
  } else {
    await readWorkbook(file, format, visit, onRead);
  }
};
