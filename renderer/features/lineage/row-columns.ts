import type { CellPlace, CellView, SlotColumn } from '#renderer/grid/slot-column.ts';
import type { RowPages } from '#renderer/stores/row-pages.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import type { LineageRow, RowsOrigin } from '#shared/model/lineage.ts';
import { rowWords } from './figure-words.ts';
import classes from './lineage.module.css';

/** What the grid of rows reads from. */
export type RowSource = { readonly pages: RowPages };

const cell = (tell: (row: LineageRow) => string, isUsed: boolean) => (): CellView => {
  const element = document.createElement('span');
  element.className = classes['cell'] ?? '';
  element.toggleAttribute('data-used', isUsed);
  return {
    element,
    update: ({ data, context }: CellPlace) => {
      const row = (context as RowSource).pages.rowAt(data?.place ?? -1);
      const text = row === null ? '…' : tell(row);
      if (element.textContent !== text) element.textContent = text;
      element.title = text;
      element.toggleAttribute('data-left-out', row !== null && row.leftOut !== '');
    },
  };
};

const figure = (
  colId: string,
  headerName: string,
  tell: (row: LineageRow) => string,
): SlotColumn => ({ colId, headerName, width: 90, type: 'rightAligned', view: cell(tell, false) });

/** Place, verdict, rate and weight where there are any, then the columns that the metric reads, then all others. */
export const rowColumns = ({ run, columns, metric }: RowsOrigin): readonly SlotColumn[] => {
  const places = columns.map((column, place) => ({ ...column, place }));
  const used = places.filter(({ isUsed }) => isUsed);
  return [
    ...(run.files.length > 1
      ? [
          {
            colId: 'file',
            headerName: 'File',
            width: 150,
            view: cell(({ file }) => run.files[file]?.name ?? '', false),
          },
        ]
      : []),
    {
      colId: 'row',
      headerName: 'Row',
      width: 76,
      type: 'rightAligned',
      view: cell(({ rowNumber }) => String(rowNumber), false),
    },
    { colId: 'counts', headerName: 'Does it count?', width: 240, view: cell(rowWords, false) },
    ...(metric.currency === undefined
      ? []
      : [figure('rate', 'Rate', ({ rate }) => (rate === null ? 'none' : String(rate)))]),
    ...(metric.decay === undefined
      ? []
      : [
          figure('weight', 'Weight', ({ weight }) =>
            weight === null ? '' : formatNumber(weight, 3),
          ),
        ]),
    ...[...used, ...places.filter(({ isUsed }) => !isUsed)].map(
      ({ header, type, isUsed, place }): SlotColumn => ({
        colId: `cell:${place}`,
        headerName: header,
        width: 130,
        ...(type === 'number' ? { type: 'rightAligned' } : {}),
        view: cell(({ cells }) => cells[place] ?? '', isUsed),
      }),
    ),
  ];
};
