import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { DelimitedFormat } from '#shared/model/recipe.ts';
import { createCellRow, isBlankRow, type CellRow } from './cell-row.ts';
import { stopReading } from './read-signal.ts';
import { refuseNul } from './refuse-encoding.ts';
import type { SourceFile } from './source-file.ts';
import { createRowSplitter, splitOutcome } from './split-row.ts';
import { createTextFeed } from './text-feed.ts';

/** More is a quote that was never closed, or no table. */
const longestRow = 64 << 20;

/** Called with every row that is not blank; false ends the reading. */
export type RowVisitor = (row: CellRow) => boolean;

const refuseQuote = (file: SourceFile, line: number): never =>
  stopReading(
    refuseInput(
      `${file.name}, line ${counted(line)}`,
      'a closing quote before the end of the file',
      'a quote that is opened in this line and never closed',
      'Correct the line, or choose the right delimiter and encoding.',
    ),
  );

const refuseLength = (file: SourceFile, line: number): never =>
  stopReading(
    refuseInput(
      `${file.name}, line ${counted(line)}`,
      'a row of at most 64 MB',
      'a longer one',
      'Look for a quote in this line that is never closed; perhaps this is no table.',
    ),
  );

/**
 * Hands on the rows of a delimited file from the header row on, with the line in which each starts.
 * `onChunk` hears after every chunk how many bytes of the file are read.
 */
export const readDelimited = (
  file: SourceFile,
  format: DelimitedFormat,
  visit: RowVisitor,
  onChunk: () => void,
): void => {
  const feed = createTextFeed(file, format.encoding);
  const splitter = createRowSplitter(format.delimiter);
  const row = createCellRow();
  let line = 1;
  let at = 0;
  for (;;) {
    feed.advance(at, line);
    onChunk();
    at = 0;
    row.bytes = feed.bytes();
    const end = feed.end();
    const isLast = feed.isLast();
    while (at < end) {
      const next = splitter.split(row, at, end, isLast);
      if ((next === splitOutcome.incomplete ? end : next) - at > longestRow) {
        return refuseLength(file, line);
      }
      if (next === splitOutcome.incomplete) {
        break;
      }
      if (next === splitOutcome.openQuote) {
        return refuseQuote(file, line + splitter.linesBeforeQuote());
      }
      if (next === splitOutcome.nulByte) {
        const where = `${file.name}, line ${counted(line + splitter.lines())}`;
        return refuseNul(file, format.encoding, where);
      }
      row.rowNumber = line;
      line += splitter.lines();
      at = next;
      if (row.rowNumber >= format.headerRow && !isBlankRow(row) && !visit(row)) {
        return;
      }
    }
    if (isLast) {
      return;
    }
  }
};
