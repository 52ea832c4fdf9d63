import { readFutures } from '#db/futures/futures-rows.ts';
import { readRunUses } from '#db/lineage/read-run-uses.ts';
import { readFormulas } from '#db/metrics/formula-rows.ts';
import { readModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { restOn } from '#shared/lineage/rest-on.ts';
import type { RunUses } from '#shared/model/lineage.ts';

/**
 * Everything that an import feeds; null where no import with this number counts. A metric for which it
 * decides for nobody, because newer imports do, carries nothing further.
 */
export const runUses = (file: WorkspaceFile, runId: number, knownOn?: string): RunUses | null => {
  const fed = readRunUses(file, runId, knownOn);
  if (fed === null) {
    return null;
  }
  const { recipe, ...uses } = fed;
  const { connection } = file;
  const metrics = new Map(
    uses.metrics.filter(({ decides }) => decides > 0).map(({ code, name }) => [code, name]),
  );
  const attributes = new Map(recipe.attributes.map(({ code, name }) => [code, name]));
  return {
    ...uses,
    ...restOn(
      { metrics, attributes },
      {
        model: readModel(connection),
        futures: readFutures(connection),
        formulas: readFormulas(connection),
      },
    ),
  };
};
