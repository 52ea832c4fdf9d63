import type { Discovery } from '../ensemble/run/discover.ts';
import { sampleColumns, sampledFutures, scenarioColumns } from '../ensemble/run/heat-columns.ts';
import { refuseInput } from '../intake/refuse-input.ts';
import { invariant } from '../invariant.ts';
import type { AppError } from '../ipc/app-error.ts';
import { usualEnsemble, type EnsembleRun } from '../model/ensemble.ts';
import { err, ok, type Result } from '../result.ts';
import { conditionsTable, importanceTable } from './discovery-tables.ts';
import { driversTable, effectsTable, exposuresTable } from './driver-tables.ts';
import type { FuturesFound, FuturesSource } from './futures-source.ts';
import type { FuturesTable } from './futures-table.ts';
import { tornadoTable } from './partner-tables.ts';
import { plansTable } from './plan-tables.ts';
import {
  byFutureTable,
  groupsTable,
  profilesTable,
  rulesTable,
  runNotes,
  spansTable,
} from './run-tables.ts';
import { heatMapTable, moversTable, scenariosTable } from './scenario-tables.ts';
import { playsTable, signpostsTable, testRunTable } from './signpost-tables.ts';
import { tableNames, type FuturesTableRequest } from './table-request.ts';

const gone = (what: string): Result<FuturesTable, AppError> =>
  err(
    refuseInput(
      what,
      'one that the workspace has',
      'none of that name',
      'Choose another; it may have been removed meanwhile.',
    ),
  );

type OfRun = Extract<
  FuturesTableRequest,
  {
    readonly kind:
      'profiles' | 'groups' | 'spans' | 'rules' | 'byFuture' | 'conditions' | 'importance';
  }
>;

const ofRun = (
  { kind }: OfRun,
  source: FuturesSource,
  run: EnsembleRun,
  discovery: Discovery | null,
): FuturesTable => {
  switch (kind) {
    case 'profiles':
      return profilesTable(source, run);
    case 'groups':
      return groupsTable(source, run);
    case 'spans':
      return spansTable(run);
    case 'rules':
      return rulesTable(source, run);
    case 'byFuture':
      return byFutureTable(run);
    case 'conditions':
    case 'importance':
      invariant(discovery !== null, 'conditions are found before their tables are built');
      return kind === 'conditions'
        ? conditionsTable(run, discovery)
        : importanceTable(run, discovery);
  }
};

/**
 * Builds a table of Futures. What it asks for of a run, an answer about conditions or the past of signposts must
 * have been found before.
 */
export const buildTable = (
  request: FuturesTableRequest,
  source: FuturesSource,
  { run, discovery, histories }: FuturesFound,
): Result<FuturesTable, AppError> => {
  const { futures, today } = source;
  switch (request.kind) {
    case 'drivers':
      return ok(driversTable(source));
    case 'effects':
      return ok(effectsTable(source));
    case 'exposures': {
      const { effectId } = request;
      const effects = futures.effects.filter(({ id }) => effectId === null || id === effectId);
      return effectId !== null && effects.length === 0
        ? gone('Effect')
        : ok(exposuresTable(source, effects));
    }
    case 'scenarios':
      return ok(scenariosTable(source));
    case 'movers': {
      const { scenarioId } = request;
      const chosen = futures.scenarios.filter(({ id }) => scenarioId === null || id === scenarioId);
      return scenarioId !== null && chosen.length === 0
        ? gone('Scenario')
        : ok(moversTable(source, chosen, scenarioId === null));
    }
    case 'heatMap': {
      const columns =
        request.runId === null || run === null
          ? scenarioColumns(futures)
          : sampleColumns(run, sampledFutures);
      if (run?.isStale === true) {
        return err(
          refuseInput(
            tableNames.heatMap,
            'a run on the model and data of now',
            'an older one',
            'Run the ensemble again.',
          ),
        );
      }
      const table = heatMapTable(source, columns, request.held);
      return ok(run === null ? table : { ...table, notes: [...runNotes(run), ...table.notes] });
    }
    case 'plans':
      return plansTable(
        source,
        run !== null && !run.isStale ? run.settings : usualEnsemble,
        request.attribute,
      );
    case 'tornado': {
      const row = today.snapshot.partnerKeys.indexOf(request.partnerKey);
      return row === -1
        ? gone(`Partner "${request.partnerKey}"`)
        : ok(tornadoTable(source, row, request.horizonMonths));
    }
    case 'signposts':
      return ok(signpostsTable(source, histories));
    case 'testRun':
      return ok(testRunTable(source, histories));
    case 'plays':
      return ok(playsTable(source));
    default:
      invariant(run !== null, 'a run is read before its tables are built');
      return ok(ofRun(request, source, run, discovery));
  }
};
