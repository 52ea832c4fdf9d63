import { createPartnerScorer } from '../ensemble/run/partner-scorer.ts';
import { tornadoOf } from '../ensemble/run/tornado.ts';
import { feltWithin } from '../scenario/metric-shock.ts';
import { figure, figures, tableOf, words, type FuturesTable } from './futures-table.ts';
import { tierName, type FuturesSource } from './futures-source.ts';
import { tableNames } from './table-request.ts';

/** What each driver alone does to one partner, the widest first. */
export const tornadoTable = (
  source: FuturesSource,
  row: number,
  horizonMonths: number | null,
): FuturesTable => {
  const { today, futures } = source;
  const felt = feltWithin(futures, horizonMonths);
  const { score, tier, bars } = tornadoOf(
    createPartnerScorer(today.given, today.snapshot, felt, row),
    futures.drivers,
  );
  return tableOf(
    tableNames.tornado,
    [
      ...['Driver', 'Unit'].map(words),
      ...['Low', 'Baseline', 'High'].map((name) => figures(name, 3)),
      ...['Score at low', 'Score now', 'Score at high', 'Spread'].map((name) => figures(name, 2)),
      ...['Tier at low', 'Tier now', 'Tier at high'].map(words),
    ],
    bars.map(({ driver, low, high, spread, tierLow, tierHigh }) => [
      ...[driver.name, driver.unit, driver.low, driver.baseline, driver.high],
      ...[low, score, high, spread].map(figure),
      ...[tierLow, tier, tierHigh].map((code) => tierName(source, code)),
    ]),
    [
      ['Tornado: partner', today.snapshot.partnerNames[row] ?? ''],
      ['Tornado: key', today.snapshot.partnerKeys[row] ?? ''],
      ['Tornado: each driver alone', 'all others stay at their baselines'],
    ],
  );
};
