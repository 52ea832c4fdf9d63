import type { ImportReport } from '../model/import-run.ts';
import type { RunChanges } from '../model/run-changes.ts';
import { maskText } from '../model/sensitivity.ts';
import type { Hidden } from './hidden.ts';

/**
 * The cells of a row as its file has them, without those of hidden columns. `headers` are those of the
 * file; where a row has more or fewer cells, nobody knows which is which, and all are masked.
 */
export const maskCells = (
  cells: readonly string[],
  headers: readonly string[],
  source: string,
  hidden: Hidden,
): readonly string[] =>
  hidden.anyOf(source)
    ? cells.map((cell, place) =>
        cell !== '' &&
        (cells.length !== headers.length || hidden.column(source, headers[place] ?? ''))
          ? maskText
          : cell,
      )
    : cells;

/** What an import found, without the texts of hidden columns; counts and reasons stay. */
export const maskReport = (report: ImportReport, source: string, hidden: Hidden): ImportReport => {
  const { findings } = report;
  // Whatever header a file has a column under, what is marked is the column of the recipe.
  const names = findings.names.length === 0 ? findings.headers : findings.names;
  const mask = <T extends { readonly cells: readonly string[] }>(row: T): T => ({
    ...row,
    cells: maskCells(row.cells, names, source, hidden),
  });
  return {
    ...report,
    rejectedRows: report.rejectedRows.map(mask),
    leftOutRows: report.leftOutRows.map(mask),
    findings: {
      ...findings,
      lookups: findings.lookups.map((found) => ({
        ...found,
        // Which columns a lookup compared is not told here, so a source with any hidden column tells none.
        orphans: hidden.anyOf(source)
          ? found.orphans.map(({ rows }) => ({ key: maskText, rows }))
          : found.orphans,
      })),
      misfits: findings.misfits.map((use) =>
        hidden.column(source, use.header)
          ? { ...use, text: maskText, taken: use.taken === null ? null : maskText }
          : use,
      ),
    },
  };
};

/** What an import changed, without the values of hidden metrics and hidden names; counts and keys stay. */
export const maskChanges = (changes: RunChanges, hidden: Hidden): RunChanges => {
  const unnamed = <T extends { readonly key: string; readonly name: string }>(
    moves: readonly T[],
  ) => (hidden.names ? moves.map((move) => ({ ...move, name: move.key })) : moves);
  return {
    ...changes,
    metrics: changes.metrics.map((metric) => ({
      ...metric,
      largest: hidden.metric(metric.code) ? [] : unnamed(metric.largest),
    })),
    tiers: { ...changes.tiers, moves: unnamed(changes.tiers.moves) },
  };
};
