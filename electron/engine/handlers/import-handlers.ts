import { readMetricDetails } from '#db/metrics/details-rows.ts';
import { describedRecipe } from '#shared/metrics/describe-metrics.ts';
import type { EngineHandlers, RequestContext } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { checkImport } from '../intake/check-import.ts';
import { importRates } from '../intake/import-rates.ts';
import type { IntakeContext } from '../intake/intake-context.ts';
import { previewImport } from '../intake/preview-import.ts';
import { readRecipe } from '../intake/read-recipe.ts';
import { saveRejected } from '../intake/save-rejected.ts';
import { surveyImport } from '../intake/survey-import.ts';
import { tryImportMetric } from '../intake/try-import-metric.ts';
import { writeRecipe } from '../intake/write-recipe.ts';
import { importAndPropose } from '../services/import-and-propose.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import { checkSignposts } from '../services/signposts.ts';
import type { Session } from '../services/session.ts';
import type { EngineOptions } from './engine-options.ts';

type ImportHandlers = Pick<
  EngineHandlers,
  | 'import/survey'
  | 'import/preview'
  | 'import/check'
  | 'import/commit'
  | 'import/try-metric'
  | 'import/save-rejected'
  | 'rates/import'
  | 'recipe/read'
  | 'recipe/write'
>;

/** Looking at a file, checking it, taking it in, and the recipes that say how. */
export const createImportHandlers = (session: Session, options: EngineOptions): ImportHandlers => {
  const intake = ({ signal, progress }: RequestContext): IntakeContext => ({
    signal,
    progress,
    startReader: options.startReader,
    now: options.now,
  });
  return {
    'import/survey': (request, context) => surveyImport(request, intake(context)),

    'import/preview': (request, context) => {
      const file = session.file();
      return previewImport(file.ok ? file.value : null, request, intake(context));
    },

    'import/check': (request, context) => {
      const file = session.file();
      return checkImport(file.ok ? file.value : null, request, intake(context));
    },

    'import/commit': async (request, context) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const committed = await importAndPropose(file.value, request, intake(context));
      if (!committed.ok) {
        return committed;
      }
      const tripped = await checkSignposts(file.value, options.now());
      return tripped.ok
        ? ok({ report: committed.value, workspace: readWorkspace(file.value) })
        : tripped;
    },

    'import/try-metric': (request, context) => {
      const file = session.file();
      return tryImportMetric(file.ok ? file.value : null, request, intake(context));
    },

    'import/save-rejected': (request, context) => {
      const file = session.file();
      return saveRejected(file.ok ? file.value : null, request, intake(context));
    },

    'rates/import': async (request, context) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const imported = await importRates(file.value, request, intake(context));
      return imported.ok ? ok(readWorkspace(file.value)) : imported;
    },

    'recipe/read': (request) => readRecipe(request),

    'recipe/write': ({ recipe, ...request }) => {
      const file = session.file();
      const details = file.ok ? readMetricDetails(file.value.connection) : new Map();
      return writeRecipe({ ...request, recipe: describedRecipe(recipe, details) });
    },
  };
};
