/**
 * The cells of one line of CSV by RFC 4180: a cell in quotes may hold the delimiter and doubled quotes. A cell
 * cannot hold a line break here.
 */
export const splitCsvRow = (line: string, delimiter: string): readonly string[] => {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let place = 0; place < line.length; place += 1) {
    const character = line.charAt(place);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (line.charAt(place + 1) === '"') {
        cell += '"';
        place += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
};
