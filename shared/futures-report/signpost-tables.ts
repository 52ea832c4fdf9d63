import type { SignpostHistory } from '../signposts/observe.ts';
import { dueDay } from '../signposts/trip.ts';
import { playKindNames, playStateNames, watchSentence } from '../signposts/watch-words.ts';
import { createBillBase } from '../scoring/bill.ts';
import { figure, figures, tableOf, words, type FuturesTable } from './futures-table.ts';
import { withUnit, type FuturesSource } from './futures-source.ts';
import { tableNames } from './table-request.ts';

/** Signposts: what they watch for, which future they speak for, and when they would have tripped. */
export const signpostsTable = (
  { futures, today }: FuturesSource,
  histories: readonly SignpostHistory[],
): FuturesTable =>
  tableOf(
    tableNames.signposts,
    [
      ...['Signpost', 'Trips when', 'Speaks for', 'Opens the play', 'State'].map(words),
      words('Tripped on'),
      figures('Seen', 0),
      words('Would have tripped on'),
    ],
    futures.signposts.map((signpost) => {
      const history = histories.find(({ signpostId }) => signpostId === signpost.id);
      return [
        ...[signpost.name, watchSentence(signpost, futures, today.snapshot)],
        futures.scenarios.find(({ id }) => id === signpost.scenarioId)?.name ?? '',
        futures.plays.find(({ id }) => id === signpost.playId)?.name ?? '',
        signpost.trippedOn === undefined ? 'watching' : 'tripped',
        signpost.trippedOn ?? '',
        history?.observations.length ?? 0,
        history?.trips.join(', ') ?? '',
      ];
    }),
  );

/** What each signpost saw, day by day; numbers of a sensitive metric are withheld. */
export const testRunTable = (
  { futures, hidden }: FuturesSource,
  histories: readonly SignpostHistory[],
): FuturesTable => {
  const isHidden = new Map(
    futures.signposts.map(({ id, watch }) => [
      id,
      watch.kind === 'metric' && hidden.metric(watch.metricCode),
    ]),
  );
  return tableOf(
    tableNames.testRun,
    [
      ...['Signpost', 'Day'].map(words),
      figures('Seen', 4),
      figures('Threshold', 4),
      ...['Meets it', 'Would have tripped'].map(words),
    ],
    histories.flatMap(({ signpostId, observations, trips }) => {
      const signpost = futures.signposts.find(({ id }) => id === signpostId);
      return observations.map(({ day, value, isMet }) => [
        ...[signpost?.name ?? signpostId, day],
        isHidden.get(signpostId) === true ? null : figure(value),
        figure(signpost?.threshold),
        ...[isMet ? 'yes' : 'no', trips.includes(day) ? 'yes' : ''],
      ]);
    }),
    [...isHidden.values()].some(Boolean)
      ? [['Test run: withheld', 'numbers of sensitive metrics; whether they meet it is told']]
      : [],
  );
};

/** The prepared answers. */
export const playsTable = ({ futures, today }: FuturesSource): FuturesTable => {
  const { partnerKeys, partnerNames } = today.snapshot;
  const nameOf = new Map(partnerKeys.map((key, row) => [key, partnerNames[row] ?? key]));
  const named = (keys: readonly string[]): string =>
    keys.map((key) => nameOf.get(key) ?? key).join(', ');
  const { unit } = createBillBase(today.model, today.snapshot);
  return tableOf(
    tableNames.plays,
    [
      ...['Play', 'Kind', 'What is done', 'Partners', 'Step in', 'Owner'].map(words),
      figures(withUnit('Cost', unit), 2),
      figures('Days', 0),
      ...['State', 'Opened on', 'Due'].map(words),
    ],
    futures.plays.map((play) => [
      ...[play.name, playKindNames[play.kind], play.what],
      ...[named(play.partners), named(play.substitutes), play.owner],
      ...[play.cost, play.days, playStateNames[play.state]],
      ...[play.openedOn ?? '', dueDay(play) ?? ''],
    ]),
  );
};
