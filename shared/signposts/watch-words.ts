import type { Futures } from '../model/futures.ts';
import type { Signpost } from '../model/signpost.ts';
import type { Snapshot } from '../model/snapshot.ts';

export const summaryNames = {
  sum: 'Sum',
  mean: 'Mean',
  median: 'Median',
  least: 'Least',
  greatest: 'Greatest',
} as const;

export const playKindNames = {
  rotate: 'Rotate people',
  accelerate: 'Accelerate an initiative',
  substitute: 'Activate the alternative partner',
  phaseDown: 'Phase down',
} as const;

export const playStateNames = { prepared: 'Prepared', open: 'Open', done: 'Done' } as const;

const exact = new Intl.NumberFormat('en', { maximumSignificantDigits: 15 });

/** Every digit that was typed: a threshold that is rounded would be another one. */
const figure = (value: number): string => exact.format(value).replace('-', '−');

/** What a signpost watches, read out: `Sum of Revenue at most 1,200 EUR, at 2 imports in a row`. */
export const watchSentence = (
  {
    watch,
    comparison,
    threshold,
    window,
  }: Pick<Signpost, 'watch' | 'comparison' | 'threshold' | 'window'>,
  { drivers }: Pick<Futures, 'drivers'>,
  { metrics, partnerKeys, partnerNames }: Snapshot,
): string => {
  const limit = comparison === 'atLeast' ? 'at least' : 'at most';
  if (watch.kind === 'driver') {
    const driver = drivers.find(({ id }) => id === watch.driverId);
    const unit = driver === undefined || driver.unit === '' ? '' : ` ${driver.unit}`;
    return `${driver?.name ?? 'A driver that is gone'} ${limit} ${figure(threshold)}${unit}, ${window === 1 ? 'once' : `${window} readings in a row`}`;
  }
  const metric = metrics.find(({ code }) => code === watch.metricCode);
  const unit = metric === undefined || metric.unit === '' ? '' : ` ${metric.unit}`;
  const name = metric?.name ?? watch.metricCode;
  const of =
    watch.partnerKey === undefined
      ? `${summaryNames[watch.summary]} of ${name}`
      : `${name} of ${partnerNames[partnerKeys.indexOf(watch.partnerKey)] ?? watch.partnerKey}`;
  return `${of} ${limit} ${figure(threshold)}${unit}, ${window === 1 ? 'at one import' : `at ${window} imports in a row`}`;
};
