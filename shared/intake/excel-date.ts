const dayMs = 86_400_000;
/** Serial 1 of the 1900 system is 1900-01-01, but it counts a 29 February 1900 that never was. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);

/**
 * The ISO text of a spreadsheet's date serial (days, with the time as fraction), or null where no
 * day follows: times without a day, the 29 February 1900, years after 9999. Rounded to milliseconds.
 */
export const isoOfSerial = (serial: number, is1904: boolean): string | null => {
  const isDay = is1904 ? serial >= 0 : serial >= 1 && !(serial >= 60 && serial < 61);
  if (!isDay || serial >= 2_958_466) {
    return null;
  }
  const shift = !is1904 && serial < 60 ? 1 : 0;
  const ms = (is1904 ? epoch1904 : epoch1900) + Math.round((serial + shift) * dayMs);
  const iso = new Date(ms).toISOString();
  if (iso.endsWith('T00:00:00.000Z')) {
    return iso.slice(0, 10);
  }
  return iso.slice(0, -1).replace(/\.000$/u, '');
};
