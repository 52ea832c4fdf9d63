import type { FigureLineage, FormulaInput, LineageRow } from '../model/lineage.ts';
import { maskText } from '../model/sensitivity.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import { maskCells } from '../sensitivity/mask-report.ts';

const maskFigure = <T extends FormulaInput>(figure: T, hidden: Hidden): T =>
  hidden.metric(figure.code) && figure.value !== null
    ? { ...figure, value: null, isMasked: true }
    : figure;

const maskCell = (cell: string): string => (cell === '' ? cell : maskText);

/** A figure without the values that are hidden; `headers` are those of its file. The way it was made stays. */
export const maskFigureLineage = (
  figure: FigureLineage,
  headers: readonly string[],
  hidden: Hidden,
): FigureLineage => {
  const { origin } = figure;
  const masked = maskFigure(figure, hidden);
  switch (origin?.kind) {
    case undefined:
      return masked;
    case 'formula':
      return {
        ...masked,
        origin: { ...origin, inputs: origin.inputs.map((input) => maskFigure(input, hidden)) },
      };
    case 'rows': {
      const source = origin.run.sourceName;
      return {
        ...masked,
        origin: {
          ...origin,
          columns: origin.columns.map((column) =>
            hidden.column(source, column.header) ? { ...column, isMasked: true } : column,
          ),
          rejected: {
            ...origin.rejected,
            ofPartner: origin.rejected.ofPartner.map((row) => ({
              ...row,
              cells: maskCells(row.cells, headers, source, hidden),
            })),
          },
        },
      };
    }
  }
};

/** Rows without the cells of columns that are hidden. */
export const maskRows = (
  rows: readonly LineageRow[],
  source: string,
  headers: readonly string[],
  hidden: Hidden,
): readonly LineageRow[] => {
  if (!hidden.anyOf(source)) {
    return rows;
  }
  const isHidden = headers.map((header) => hidden.column(source, header));
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, place) => (isHidden[place] === true ? maskCell(cell) : cell)),
    settled: row.settled.map((each) =>
      hidden.column(source, each.header) ? { ...each, text: maskText, taken: maskText } : each,
    ),
  }));
};
