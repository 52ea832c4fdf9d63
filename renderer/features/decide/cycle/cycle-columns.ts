import type { CellPlace, CellView, SlotColumn } from '#renderer/grid/slot-column.ts';
import { createMovementMark } from '#renderer/tiers/movement-mark-view.ts';
import { createTierBadge } from '#renderer/tiers/tier-badge-view.ts';
import { formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { stateWords } from '#shared/cycle/cycle-csv.ts';
import { isOpenState } from '#shared/cycle/cycle-table.ts';
import { markWords } from '#shared/cycle/cycle-words.ts';
import { marksOf } from '#shared/cycle/decision-rules.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { cycleRowOf, type CycleSource } from './cycle-source.ts';
import classes from './cycle.module.css';

type RowReader<T> = (source: CycleSource, row: number) => T;

const text =
  (tell: RowReader<string>) =>
  (cell: CellPlace): string => {
    const found = cycleRowOf(cell);
    return found === null ? '' : tell(found.source, found.row);
  };

/** A text that may be longer than its cell: the whole of it stands in its title. */
const longText = (tell: RowReader<string>): (() => CellView) => {
  const read = text(tell);
  return () => {
    const element = document.createElement('span');
    return {
      element,
      update: (cell) => {
        const said = read(cell);
        element.textContent = said;
        element.title = said;
      },
    };
  };
};

/** A tier; nothing where `codeOf` says null. */
const badge = (codeOf: RowReader<number | null>, none: string) => (): CellView => {
  const { element, update } = createTierBadge();
  return {
    element,
    update: (cell) => {
      const found = cycleRowOf(cell);
      const code = found === null ? null : codeOf(found.source, found.row);
      element.style.display = code === null ? 'none' : '';
      if (found === null || code === null) return;
      update(found.source.view.tiers[code] ?? null, code, none);
    },
  };
};

const movement = (): CellView => {
  const { element, update } = createMovementMark();
  return {
    element,
    update: (cell) => {
      const found = cycleRowOf(cell);
      element.style.display = found === null ? 'none' : '';
      if (found === null) return;
      const { view, table } = found.source;
      const from = view.figures.current[found.row] ?? noTier;
      update(from, table.decided[found.row] ?? noTier, view.tiers);
    },
  };
};

const marks = (): CellView => {
  const element = document.createElement('span');
  element.className = classes['marks'] ?? '';
  return {
    element,
    update: (cell) => {
      const found = cycleRowOf(cell);
      const bits = found === null ? 0 : (found.source.view.figures.marks[found.row] ?? 0);
      const words = marksOf(bits).map((mark) => markWords[mark]);
      element.textContent = words.join(' · ');
      element.title = words.join(', ');
    },
  };
};

const state = (): CellView => {
  const element = document.createElement('span');
  element.className = classes['state'] ?? '';
  return {
    element,
    update: (cell) => {
      const found = cycleRowOf(cell);
      const known = found === null ? undefined : found.source.table.states[found.row];
      element.textContent = known === undefined ? '' : stateWords[known];
      element.toggleAttribute('data-open', known !== undefined && isOpenState(known));
    },
  };
};

const figure = (numbers: (source: CycleSource) => Float64Array, print: (value: number) => string) =>
  text((source, row) => {
    const value = numbers(source)[row] ?? NaN;
    return Number.isNaN(value) ? '–' : print(value);
  });

/** Everybody in a cycle: where from, where to, how sure, and who must look. */
export const cycleColumns: readonly SlotColumn[] = [
  {
    colId: 'partner',
    headerName: 'Partner',
    minWidth: 136,
    flex: 2,
    view: longText(({ view }, row) => view.figures.partnerNames[row] ?? ''),
  },
  {
    colId: 'now',
    headerName: 'Today',
    width: 108,
    view: badge(({ view }, row) => view.figures.current[row] ?? noTier, '–'),
  },
  {
    colId: 'recommended',
    headerName: 'Recommended',
    width: 110,
    view: badge(({ view }, row) => view.figures.recommended[row] ?? noTier, 'No tier'),
  },
  {
    colId: 'decided',
    headerName: 'Decided',
    width: 108,
    // Nobody has decided what is only recommended.
    view: badge(
      ({ table }, row) => (isOpenState(table.states[row]) ? null : (table.decided[row] ?? noTier)),
      'No tier',
    ),
  },
  { colId: 'movement', headerName: 'Move', width: 56, view: movement },
  { colId: 'marks', headerName: 'Marks', minWidth: 112, flex: 2, view: marks },
  { colId: 'decision', headerName: 'Decision', width: 100, view: state },
  {
    colId: 'confidence',
    headerName: 'Sure',
    width: 66,
    type: 'rightAligned',
    read: figure(
      ({ view }) => view.figures.confidence,
      (share) => formatPercent(share, 0),
    ),
  },
  {
    colId: 'score',
    headerName: 'Score',
    width: 66,
    type: 'rightAligned',
    read: figure(
      ({ view }) => view.figures.scores,
      (score) => formatNumber(score, 1),
    ),
  },
  {
    colId: 'gates',
    headerName: 'Failed gates',
    minWidth: 96,
    flex: 1,
    view: longText(({ view }, row) => view.figures.failedGates[row] ?? ''),
  },
  {
    colId: 'look',
    headerName: 'Looked at by',
    minWidth: 110,
    flex: 1,
    view: longText(({ table }, row) => (table.ruled[row]?.functions ?? []).join(', ')),
  },
];
