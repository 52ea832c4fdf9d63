import type { WorkbookZip } from './open-zip.ts';
import { attributeOf } from './scan-xml.ts';

/** Formats that every workbook has without saying so: dates, with and without a time. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/**
 * Whether a number format shows a day: `d`, `y` or a month by name, outside of quotes, brackets
 * (colours, conditions, elapsed time) and escaped signs. Formats of the clock alone are no dates.
 */
export const isDateFormat = (format: string): boolean => {
  const signs = format
    .replaceAll(/"[^"]*"/gu, '')
    .replaceAll(/\\./gu, '')
    .replaceAll(/[_*]./gu, '')
    .replaceAll(/\[[^\]]*\]/gu, '')
    .toLowerCase();
  return signs !== 'general' && /[dy]|mmm/u.test(signs);
};

/** By index of a cell's style: whether its numbers are dates. */
export const readDateStyles = async (
  zip: WorkbookZip,
  stylesPart: string | null,
): Promise<readonly boolean[]> => {
  const isDate: boolean[] = [];
  const customDates = new Set<number>();
  const customOthers = new Set<number>();
  let isInCellFormats = false;
  if (stylesPart === null) {
    return isDate;
  }
  await zip.readXml(stylesPart, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const id = Number(attributeOf(attributes, 'numFmtId'));
        const isCustomDate = isDateFormat(attributeOf(attributes, 'formatCode') ?? '');
        (isCustomDate ? customDates : customOthers).add(id);
      } else if (name === 'cellXfs') {
        isInCellFormats = true;
      } else if (name === 'xf' && isInCellFormats) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? '0');
        isDate.push(customDates.has(id) || (!customOthers.has(id) && isBuiltInDate(id)));
      }
    },
    close: (name) => {
      isInCellFormats = isInCellFormats && name !== 'cellXfs';
    },
    text: () => undefined,
  });
  return isDate;
};
