const longestHeader = 480;

/** A header as it is written in the file, with single blanks; empty where the cell is. */
export const writtenHeader = (cell: string): string =>
  cell.replaceAll(/\s+/gu, ' ').trim().slice(0, longestHeader);

/**
 * One name per column: a blank header becomes `Column 5`, a repeated one `Amount (2)`, counted on
 * where the file has such a name itself. Every name is a text like any other, `__proto__` included.
 */
export const nameHeaders = (cells: readonly string[]): readonly string[] => {
  const written = cells.map((cell, index) => {
    const header = writtenHeader(cell);
    return header === '' ? `Column ${index + 1}` : header;
  });
  const taken = new Set(written);
  const used = new Set<string>();
  return written.map((header) => {
    let name = header;
    for (let number = 2; used.has(name); number += 1) {
      const numbered = `${header} (${number})`;
      name = taken.has(numbered) ? name : numbered;
    }
    used.add(name);
    return name;
  });
};
