import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { WrittenCell } from '#shared/portfolio/written-columns.ts';
import { rowXml, sheetHead, sheetTail, type SheetColumn } from './sheet-xml.ts';
import { workbookParts } from './workbook-parts.ts';

/** A sheet; its name is ours and needs no escaping. */
export type Sheet = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: number;
  readonly read: (row: number) => readonly WrittenCell[];
};

/** Rows between two times at which others get a turn. */
const turn = 1000;

/** A zip cannot hold an earlier time; without the real one the same content has the same bytes. */
const noTime = new Date(1980, 0, 1);

/**
 * Writes sheets as an XLSX workbook, piece by piece, into `write`. Between pieces `onRows` hears how many
 * rows are written and may throw to end it.
 */
export const writeWorkbook = async (
  sheets: readonly Sheet[],
  write: (bytes: Uint8Array) => Promise<unknown>,
  onRows: (rows: number) => Promise<void>,
): Promise<void> => {
  let pieces: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error !== null) failure = error;
    else pieces.push(piece);
  });
  const flush = async (): Promise<void> => {
    if (failure !== null) throw failure;
    const ready = pieces;
    pieces = [];
    for (const piece of ready) await write(piece);
  };
  const add = (name: string): ZipDeflate => {
    const entry = new ZipDeflate(name, { level: 1 });
    entry.mtime = noTime;
    zip.add(entry);
    return entry;
  };
  for (const [name, content] of Object.entries(workbookParts(sheets.map((each) => each.name)))) {
    add(name).push(strToU8(content), true);
  }
  let written = 0;
  for (const [index, sheet] of sheets.entries()) {
    const entry = add(`xl/worksheets/sheet${index + 1}.xml`);
    entry.push(strToU8(sheetHead(sheet.columns)));
    for (let from = 0; from < sheet.rows; from += turn) {
      const count = Math.min(turn, sheet.rows - from);
      const rows = Array.from({ length: count }, (_, place) =>
        // The heading is the first row.
        rowXml(sheet.read(from + place), from + place + 2, sheet.columns),
      );
      entry.push(strToU8(rows.join('')));
      await flush();
      written += count;
      await onRows(written);
    }
    entry.push(strToU8(sheetTail(sheet.columns, sheet.rows)), true);
    await flush();
  }
  zip.end();
  await flush();
};
