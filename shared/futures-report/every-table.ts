import type { BreakingQuestion } from '../model/discovery.ts';
import type { Futures } from '../model/futures.ts';
import { partnerNames, sensitiveId } from '../model/sensitivity.ts';
import { exposureSubjects } from '../scenario/exposure.ts';
import type { FuturesTableRequest } from './table-request.ts';

/** Every table that can be made of the futures: with those of a run and an answer, where there are any. */
export const everyTable = (
  { drivers, effects, scenarios, signposts, plays }: Futures,
  runId: number | null,
  question: BreakingQuestion | null,
): readonly FuturesTableRequest[] => {
  const some = (
    items: readonly unknown[],
    ...requests: readonly FuturesTableRequest[]
  ): readonly FuturesTableRequest[] => (items.length === 0 ? [] : requests);
  return [
    ...some(drivers, { kind: 'drivers' }),
    ...some(effects, { kind: 'effects' }, { kind: 'exposures', effectId: null }),
    ...some(
      scenarios,
      { kind: 'scenarios' },
      { kind: 'movers', scenarioId: null },
      { kind: 'heatMap', runId: null, held: [] },
    ),
    ...(runId === null
      ? []
      : (['profiles', 'groups', 'spans', 'rules', 'byFuture'] as const).map((kind) => ({
          kind,
          runId,
        }))),
    ...(runId === null || question === null
      ? []
      : (['conditions', 'importance'] as const).map((kind) => ({ kind, runId, question }))),
    ...some(drivers, { kind: 'plans', runId, attribute: null }),
    ...some(signposts, { kind: 'signposts' }, { kind: 'testRun' }),
    ...some(plays, { kind: 'plays' }),
  ];
};

/** Ids of what a table tells of that may be sensitive. */
export const subjectsOf = (
  request: FuturesTableRequest,
  { effects, signposts }: Pick<Futures, 'effects' | 'signposts'>,
): readonly string[] => {
  const metric = (code: string): string => sensitiveId({ kind: 'metric', source: '', code });
  switch (request.kind) {
    case 'testRun':
      return signposts.flatMap(({ watch }) =>
        watch.kind === 'metric' ? [metric(watch.metricCode)] : [],
      );
    case 'exposures':
      return effects
        .filter(({ id }) => request.effectId === null || id === request.effectId)
        .flatMap(exposureSubjects)
        .concat(partnerNames.id);
    case 'movers':
    case 'heatMap':
    case 'profiles':
    case 'byFuture':
    case 'tornado':
    case 'plays':
      return [partnerNames.id];
    default:
      return [];
  }
};
