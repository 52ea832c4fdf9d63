import { changePerUnit, effectSentence } from '../scenario/effect-sentence.ts';
import { exposureSubjects, exposuresOf, originWords } from '../scenario/exposure.ts';
import { findMetric } from '../scoring/criteria.ts';
import type { Effect } from '../model/futures.ts';
import { figure, figures, tableOf, words, type FuturesTable } from './futures-table.ts';
import type { FuturesSource } from './futures-source.ts';
import { tableNames } from './table-request.ts';

/** The drivers, with the columns by which they can be imported again. */
export const driversTable = ({ futures }: FuturesSource): FuturesTable =>
  tableOf(
    tableNames.drivers,
    [
      ...['name', 'theme', 'unit'].map(words),
      ...['baseline', 'low', 'high'].map((name) => figures(name, 4)),
      words('shape'),
    ],
    futures.drivers.map(({ name, theme, unit, baseline, low, high, shape }) => [
      ...[name, theme, unit],
      ...[baseline, low, high, shape ?? 'triangular'],
    ]),
  );

const driverName = ({ futures }: FuturesSource, { driverId }: Pick<Effect, 'driverId'>): string =>
  futures.drivers.find(({ id }) => id === driverId)?.name ?? 'a driver that is gone';

const metricOf = ({ today }: FuturesSource, code: string) => {
  const metric = findMetric(today.snapshot, code);
  return { name: metric?.name ?? code, unit: metric?.unit ?? '' };
};

/** What each driver does to which metric, and why. */
export const effectsTable = (source: FuturesSource): FuturesTable =>
  tableOf(
    tableNames.effects,
    [
      ...['Driver', 'Metric', 'Kind', 'Change per unit of the driver'].map(words),
      figures('Size', 6),
      figures('Cap', 4),
      figures('Lag (months)', 0),
      figures('Default exposure (%)', 1),
      ...['Read out', 'Reason'].map(words),
    ],
    source.futures.effects.map((effect) => {
      const metric = metricOf(source, effect.metricCode);
      const driver = source.futures.drivers.find(({ id }) => id === effect.driverId);
      return [
        ...[driverName(source, effect), metric.name, effect.kind, changePerUnit(effect, metric)],
        ...[effect.size, effect.cap ?? null, effect.lagMonths ?? null],
        figure(effect.defaultShare * 100),
        driver === undefined ? '' : effectSentence(effect, driver, metric),
        effect.reason,
      ];
    }),
  );

/** Whether what an effect's exposures are read from is not told this time. */
export const isWithheld = (effect: Effect, { hidden }: Pick<FuturesSource, 'hidden'>): boolean =>
  exposureSubjects(effect).some((id) => hidden.thing(id));

/** How much of each partner hangs on each of the effects, and what says so; a row a partner and effect. */
export const exposuresTable = (source: FuturesSource, effects: readonly Effect[]): FuturesTable => {
  const { partnerKeys, partnerNames } = source.today.snapshot;
  const partners = partnerKeys.length;
  const known = effects.map((effect) => ({
    driver: driverName(source, effect),
    metric: metricOf(source, effect.metricCode).name,
    isHidden: isWithheld(effect, source),
    exposures: exposuresOf(effect, source.today.snapshot),
  }));
  return {
    name: tableNames.exposures,
    columns: [
      ...['Driver', 'Metric', 'Key', 'Partner'].map(words),
      figures('Exposure (%)', 2),
      words('From'),
    ],
    rows: partners * known.length,
    read: (place) => {
      const row = place % partners;
      const each = known[Math.floor(place / partners)];
      if (each === undefined) return [];
      const { share, origin } = each.exposures.of(row);
      const isTold = !each.isHidden || origin === 'byHand';
      return [
        ...[each.driver, each.metric, partnerKeys[row] ?? '', partnerNames[row] ?? ''],
        isTold ? figure(share * 100) : null,
        isTold ? originWords[origin] : 'withheld: read from something sensitive',
      ];
    },
    keyOf: known.length === 1 ? (row) => partnerKeys[row] ?? '' : null,
    notes: known.some(({ isHidden }) => isHidden)
      ? [['Exposures withheld', 'those that are read from something sensitive']]
      : [],
  };
};
