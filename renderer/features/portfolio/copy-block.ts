import type { CopyBlock } from '#renderer/grid/use-cell-block.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import { writtenColumns, type WrittenCell } from '#shared/portfolio/written-columns.ts';
import { writeBlock } from '#shared/text/write-block.ts';
import { entryAt, type PortfolioSource } from './portfolio-source.ts';

/** More than this belongs into a file. */
const mostCells = 500_000;

/** Copies blocks of the portfolio: numbers with all their digits, what is sensitive as a mask. */
export const copyFrom =
  (source: PortfolioSource): CopyBlock =>
  ({ fromRow, toRow, columns }, withHeadings) => {
    const cells = (toRow - fromRow + 1) * columns.length;
    if (cells > mostCells) {
      return {
        refused: `${formatCount(cells)} cells are too many for the clipboard; export them instead`,
      };
    }
    const known = new Map(writtenColumns(source).map((column) => [column.id, column]));
    const cellOf = (id: string, place: number): WrittenCell => {
      const entry = entryAt(source, place);
      if (entry === null) return null;
      if ('group' in entry) {
        const total = entry.group.total(id)?.value ?? null;
        if (id === 'partner') return entry.group.title;
        return total !== null && source.hidden.thing(known.get(id)?.subject ?? null)
          ? maskText
          : total;
      }
      if (id === 'position') return source.entries.numbers[place] ?? null;
      const column = known.get(id);
      const cell = column?.read(entry.row) ?? null;
      const isHidden = column !== undefined && source.hidden.thing(column.subject);
      return isHidden && cell !== null && cell !== '' ? maskText : cell;
    };
    const headings = columns.map((id) => (id === 'position' ? '#' : (known.get(id)?.name ?? id)));
    const body = Array.from({ length: toRow - fromRow + 1 }, (_, index) =>
      columns.map((id) => cellOf(id, fromRow + index)),
    );
    return writeBlock(withHeadings ? [headings, ...body] : body);
  };
