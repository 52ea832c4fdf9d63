import { stat } from 'node:fs/promises';
import { counted } from '#shared/intake/wording.ts';

const headerField = { pageSize: 16, changeCounter: 24, pages: 28, pagesValidFor: 92 } as const;

/**
 * What a workspace lacks at its end, in words, or null. A copy that broke off opens as long as nobody
 * reads the pages that are not there. A log beside the file may hold them, so such a file is not judged.
 */
export const findMissingEnd = async (
  path: string,
  header: Buffer,
  bytes: number,
): Promise<string | null> => {
  const log = await stat(`${path}-wal`).catch(() => null);
  const isCounted =
    header.readUInt32BE(headerField.changeCounter) ===
    header.readUInt32BE(headerField.pagesValidFor);
  if ((log !== null && log.size > 0) || !isCounted) {
    return null;
  }
  const stated = header.readUInt16BE(headerField.pageSize);
  // 1 stands for the one size that does not fit into the field.
  const whole = header.readUInt32BE(headerField.pages) * (stated === 1 ? 65_536 : stated);
  return bytes >= whole
    ? null
    : `a file that is cut off: ${counted(bytes)} of its ${counted(whole)} bytes`;
};
