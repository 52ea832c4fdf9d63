import { counted, countOf } from '../intake/wording.ts';
import type { FileChanges, Listed, MetricChange, RunChanges } from '../model/run-changes.ts';

const mostNamed = 5;

const some = (names: readonly string[], count: number): string => {
  const shown = names.slice(0, mostNamed);
  const more = count - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${counted(more)} more` : shown.join(', ');
};

const part = (word: string, count: number, names: readonly string[]): readonly string[] =>
  count === 0 ? [] : [`${counted(count)} ${word} (${some(names, count)})`];

/** For example `1 new (day-3.csv), 2 the same`. */
export const describeFiles = ({ added, changed, gone, same }: FileChanges): string =>
  [
    ...part('new', added.length, added),
    ...part('changed', changed.length, changed),
    ...part('gone', gone.length, gone),
    ...(same === 0 ? [] : [`${counted(same)} the same`]),
  ].join(', ');

const describePartners = (partnersNew: Listed, partnersGone: Listed): string =>
  partnersNew.count + partnersGone.count === 0
    ? 'Partners: the same.'
    : `Partners: ${[
        ...part('new', partnersNew.count, partnersNew.first),
        ...part('gone', partnersGone.count, partnersGone.first),
      ].join(', ')}.`;

/** `10 %` of 0.1; as many decimals as are needed. */
export const percentOf = (share: number): string => `${Number((share * 100).toFixed(4))} %`;

/** What a metric did, without its name. */
export const describeMetricChange = (
  { moved, appeared, lost, largest, decimals }: MetricChange,
  threshold: number,
): string => {
  const [most] = largest;
  const value = (number: number): string => number.toFixed(decimals);
  return [
    ...(moved === 0
      ? []
      : [
          `${countOf(moved, 'value')} moved by more than ${percentOf(threshold)}` +
            (most === undefined
              ? ''
              : `, most ${most.name} from ${value(most.before)} to ${value(most.after)}`),
        ]),
    ...(appeared === 0 ? [] : [`${counted(appeared)} new`]),
    ...(lost === 0 ? [] : [`${counted(lost)} without a value now`]),
  ].join('; ');
};

/** What an import changed, one sentence for each thing. */
export const describeChanges = (changes: RunChanges): readonly string[] => {
  const { files, rowsBefore, rowsNow, partnersNew, partnersGone, threshold, tiers } = changes;
  const moves = tiers.moves.map(
    ({ name, from, to }) =>
      `${name} from ${from === '' ? 'no tier' : from} to ${to === '' ? 'no tier' : to}`,
  );
  return [
    `Files: ${describeFiles(files)}.`,
    `Rows: ${counted(rowsBefore)} before, ${counted(rowsNow)} now.`,
    describePartners(partnersNew, partnersGone),
    ...(changes.metrics.length === 0
      ? [`Metrics: no value moved by more than ${percentOf(threshold)}.`]
      : changes.metrics.map(
          (metric) => `${metric.name}: ${describeMetricChange(metric, threshold)}.`,
        )),
    tiers.count === 0
      ? 'Tiers: nobody changes tier.'
      : `Tiers: ${tiers.count === 1 ? '1 partner changes' : `${counted(tiers.count)} partners change`} tier: ${some(moves, tiers.count)}.`,
  ];
};
