import { readFutures } from '#db/futures/futures-rows.ts';
import { readNewestRun, type RunState } from '#db/imports/read-run-state.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { readModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { Listed, RunChanges } from '#shared/model/run-changes.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import { compareFiles } from '#shared/sources/compare-files.ts';
import {
  compareMetrics,
  compareTierNames,
  type Portfolio,
} from '#shared/sources/compare-portfolios.ts';

const mostListed = 200;

const readPortfolio = (file: WorkspaceFile): Portfolio => {
  const snapshot = readSnapshot(file);
  const model = readModel(file.connection);
  const { tiers } = scoreFuture(model, snapshot, readFutures(file.connection), null);
  const titles = titlesOf(model);
  return { snapshot, tierNames: Array.from(tiers, (code) => titles[code] ?? '') };
};

const listed = (names: readonly string[]): Listed => ({
  count: names.length,
  first: names.slice(0, mostListed),
});

const without = (keys: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others);
  return keys.filter((key) => !known.has(key));
};

/**
 * Remembers how the portfolio stands, and tells after the import of a source what changed. Null for
 * a source without an import to compare with. Call the answer once the new run counts.
 */
export const followChanges = (
  file: WorkspaceFile,
  sourceName: string,
  threshold: number,
): (() => RunChanges | null) => {
  const before = readNewestRun(file, sourceName);
  if (before === null) {
    return () => null;
  }
  const portfolio = readPortfolio(file);
  return () => {
    const now: RunState | null = readNewestRun(file, sourceName);
    if (now === null) {
      return null;
    }
    const portfolioNow = readPortfolio(file);
    return {
      against: {
        runId: before.run.id,
        fileName: before.run.file_name,
        endedAt: before.run.ended_at,
      },
      files: compareFiles(before.files, now.files),
      rowsBefore: before.run.rows_accepted,
      rowsNow: now.run.rows_accepted,
      partnersNew: listed(without(now.keys, before.keys)),
      partnersGone: listed(without(before.keys, now.keys)),
      threshold,
      metrics: compareMetrics(portfolio.snapshot, portfolioNow.snapshot, threshold),
      tiers: compareTierNames(portfolio, portfolioNow),
    };
  };
};
