import { basename } from 'node:path';
import { openWorkbookZip } from './open-zip.ts';
import { readParts, type SheetPart } from './read-parts.ts';

/** The sheets of a workbook in their order, hidden ones included. */
export const listSheets = async (path: string): Promise<readonly SheetPart[]> => {
  const zip = await openWorkbookZip(path, basename(path));
  try {
    return (await readParts(zip, basename(path))).sheets;
  } finally {
    zip.close();
  }
};
