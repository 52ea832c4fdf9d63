import { refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted, quotedList } from '#shared/intake/wording.ts';
import type { WorkbookFormat } from '#shared/model/recipe.ts';
import { hashWhole } from '../hash-whole.ts';
import type { RowVisitor } from '../read-delimited.ts';
import { stopReading } from '../read-signal.ts';
import type { SourceFile } from '../source-file.ts';
import { openWorkbookZip } from './open-zip.ts';
import { readParts } from './read-parts.ts';
import { createSheetHandler } from './read-sheet.ts';
import { readStrings } from './read-strings.ts';
import { readDateStyles } from './read-styles.ts';

/**
 * Hands on the rows of a sheet from the header row on, with their row numbers in the sheet. Numbers
 * with a date format come as dates, formulas as their stored results, errors such as `#N/A` as texts.
 * `onRead` hears how far the sheet is read, as a share of the bytes of the file.
 */
export const readWorkbook = async (
  file: SourceFile,
  format: WorkbookFormat,
  visit: RowVisitor,
  onRead: (bytes: number) => void,
): Promise<void> => {
  hashWhole(file);
  const zip = await openWorkbookZip(file.path, file.name);
  try {
    const parts = await readParts(zip, file.name);
    const sheet = parts.sheets.find(({ name }) => name === format.sheet);
    if (sheet === undefined) {
      stopReading(
        refuseInput(
          file.name,
          `a sheet ${quoted(format.sheet)}`,
          `only ${quotedList(parts.sheets.slice(0, 5).map(({ name }) => name))}`,
          'Choose the sheet that holds the table.',
        ),
      );
      return;
    }
    const isDateStyle = await readDateStyles(zip, parts.stylesPart);
    const strings = await readStrings(zip, parts.stringsPart, () => onRead(0));
    const { handler, isDone } = createSheetHandler(
      { strings, isDateStyle, is1904: parts.is1904, headerRow: format.headerRow },
      visit,
    );
    await zip.readXml(
      sheet.part,
      handler,
      () => !isDone(),
      (done, total) => onRead(Math.round((file.stamp.bytes * done) / Math.max(total, 1))),
    );
  } finally {
    zip.close();
  }
};
