import { removeEnsemble } from '#db/futures/ensemble-rows.ts';
import { writeFutures } from '#db/futures/futures-rows.ts';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, ok } from '#shared/result.ts';
import { discoverIn, keptEnsemble, listEnsembles } from '../services/ensemble/kept-ensembles.ts';
import { runEnsemble } from '../services/ensemble/run-ensemble.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import { exportFutures } from '../services/futures/export-futures.ts';
import { writeReport } from '../services/futures/write-report.ts';
import { readReport } from '../services/futures/read-report.ts';
import { gatherTables } from '../services/futures/gather-tables.ts';
import { testSignposts } from '../services/signposts.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type FuturesHandlers = Pick<
  EngineHandlers,
  | 'futures/save'
  | 'ensemble/run'
  | 'ensemble/list'
  | 'ensemble/read'
  | 'ensemble/remove'
  | 'ensemble/discover'
  | 'signposts/test'
  | 'futures/table'
  | 'futures/export'
  | 'report/read'
  | 'report/write'
>;

/** Saying how the world could turn out, and running many such futures. */
export const createFuturesHandlers = (
  session: Session,
  options: EngineOptions,
): FuturesHandlers => ({
  'futures/save': ({ futures, label, baseRevision }) =>
    changeWorkspace(session, { label, baseRevision, now: options.now() }, ({ connection }) => {
      writeFutures(connection, futures);
    }),

  'ensemble/run': async (request, context) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const run = await runEnsemble(file.value, request, options, context);
    return run.ok ? ok({ run: run.value, workspace: readWorkspace(file.value) }) : run;
  },

  'ensemble/list': () => {
    const file = session.file();
    return Promise.resolve(file.ok ? ok(listEnsembles(file.value)) : file);
  },

  'ensemble/read': ({ id }) => {
    const file = session.file();
    return Promise.resolve(file.ok ? keptEnsemble(file.value, id) : file);
  },

  'ensemble/remove': ({ id }) =>
    changeWorkspace(
      session,
      { label: 'Remove an ensemble', baseRevision: null, now: options.now() },
      ({ connection }) => removeEnsemble(connection, id),
    ),

  'ensemble/discover': ({ id, question }) => {
    const file = session.file();
    return Promise.resolve(file.ok ? discoverIn(file.value, id, question) : file);
  },

  'signposts/test': async (_, { signal, progress }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const { futures } = readWorkspace(file.value);
    const histories = await testSignposts(file.value, futures, { signal, progress });
    return signal.aborted ? err(cancelled('Test of signposts')) : ok(histories);
  },

  'futures/table': async ({ table, include = [] }, context) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const gathered = await gatherTables(file.value, [{ table }], include, context);
    if (!gathered.ok) {
      return gathered;
    }
    const [first] = gathered.value.tables;
    const rows = Array.from({ length: first?.rows ?? 0 }, (_, row) => first?.read(row) ?? []);
    return ok({ columns: first?.columns.map(({ name }) => name) ?? [], rows });
  },

  'report/read': async (request, context) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const report = await readReport(file.value, request, context);
    return report.ok ? ok(report.value.document) : report;
  },

  'report/write': async ({ path, ...request }, context) => {
    const file = session.file();
    return file.ok ? writeReport(file.value, path, request, options, context) : file;
  },

  'futures/export': async (request, context) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const written = await exportFutures(file.value, request, options.now(), context);
    return written.ok ? ok({ ...written.value, workspace: readWorkspace(file.value) }) : written;
  },
});
