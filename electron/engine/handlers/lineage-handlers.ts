import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, ok } from '#shared/result.ts';
import { tellFigure, tellRows } from '../services/figure-lineage.ts';
import { runUses } from '../services/run-uses.ts';
import type { Session } from '../services/session.ts';

/** Where a figure comes from, the rows behind it, and what an import feeds. */
export const createLineageHandlers = (
  session: Session,
): Pick<EngineHandlers, 'lineage/figure' | 'lineage/rows' | 'lineage/run'> => ({
  'lineage/figure': ({ partner, metric, knownOn, include = [] }) => {
    const file = session.file();
    if (!file.ok) {
      return Promise.resolve(file);
    }
    const figure = tellFigure(file.value, { partner, metric, knownOn }, include);
    return Promise.resolve(
      figure === null
        ? err(
            refuseInput(
              `${metric} of ${partner}`,
              'the key of a partner and the code of a metric',
              knownOn === undefined ? 'no such figure' : `no such figure on ${knownOn}`,
              'Look for the key under Partners and for the code under Metrics in the Data place.',
            ),
          )
        : ok(figure),
    );
  },

  'lineage/rows': ({ partner, metric, knownOn, include = [], offset, limit }) => {
    const file = session.file();
    return Promise.resolve(
      file.ok
        ? ok(tellRows(file.value, { partner, metric, knownOn }, { offset, limit, include }))
        : file,
    );
  },

  'lineage/run': ({ run, knownOn }) => {
    const file = session.file();
    if (!file.ok) {
      return Promise.resolve(file);
    }
    const uses = runUses(file.value, run, knownOn);
    return Promise.resolve(
      uses === null
        ? err(
            refuseInput(
              `Import ${run}`,
              'an import that counts',
              'none with this number',
              'Look at the imports in the Data place; one that was undone feeds nothing.',
            ),
          )
        : ok(uses),
    );
  },
});
