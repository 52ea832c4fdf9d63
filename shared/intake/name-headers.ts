const longestHeader = 480;

/**
 * One name per column: a blank header becomes `Column 5`, a repeated one `Amount (2)`, counted on
 * where the file has such a name itself. Every name is a text like any other, `__proto__` included.
 */
export const nameHeaders = (cells: readonly string[]): readonly string[] => {
  const written = cells.map((cell, index) => {
    const header = cell.replaceAll(/\s+/gu, ' ').trim();
    return header === '' ? `Column ${index + 1}` : header.slice(0, longestHeader);
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
