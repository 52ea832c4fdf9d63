import { conditionsSentence, rangeWords } from '../ensemble/run/breaking-conditions.ts';
import type { Discovery } from '../ensemble/run/discover.ts';
import type { EnsembleRun } from '../model/ensemble.ts';
import { figure, figures, tableOf, words, type FuturesTable } from './futures-table.ts';
import { withUnit } from './futures-source.ts';
import { runNotes } from './run-tables.ts';
import { tableNames } from './table-request.ts';

/** The boxes of PRIM, the widest first, with the one that is told and the limits of each. */
export const conditionsTable = (run: EnsembleRun, found: Discovery): FuturesTable => {
  const { conditions, what, broken, futures } = found;
  const steps = conditions?.trajectory ?? [];
  const limited = run.facts.drivers.filter(({ id }) =>
    steps.some(({ limits }) => limits.some(({ driver }) => driver.id === id)),
  );
  return tableOf(
    tableNames.conditions,
    [
      figures('Box', 0),
      words('Chosen'),
      ...['Coverage', 'Density', 'Mass'].map((name) => figures(name, 4)),
      figures('Drivers restricted', 0),
      words('Conditions'),
      ...limited.flatMap(({ name, unit }) => [
        figures(withUnit(`${name} above`, unit), 4),
        figures(withUnit(`${name} below`, unit), 4),
      ]),
    ],
    steps.map(({ limits, coverage, density, mass, restricted }, place) => [
      ...[place + 1, place === conditions?.chosen ? 'yes' : ''],
      ...[figure(coverage), figure(density), figure(mass), restricted],
      limits.map((limit) => `${limit.driver.name} ${rangeWords(limit)}`).join(' and '),
      ...limited.flatMap(({ id }) => {
        const limit = limits.find(({ driver }) => driver.id === id);
        return [figure(limit?.above), figure(limit?.below)];
      }),
    ]),
    [
      ...runNotes(run),
      ['Conditions', conditionsSentence(what, conditions)],
      ['Conditions: it breaks in', `${broken} of ${futures} futures`],
      ['Conditions: coverage', 'of all futures in which it breaks, those in the box'],
      ['Conditions: density', 'of the futures in the box, those in which it breaks'],
    ],
  );
};

/** Share of the spread that each driver explains by itself, the most first. */
export const importanceTable = (run: EnsembleRun, found: Discovery): FuturesTable =>
  tableOf(
    tableNames.importance,
    [words('Driver'), figures('Explains by itself (share of the spread)', 4)],
    run.facts.drivers
      .map(({ name }, driver) => ({ name, share: found.importance[driver] ?? NaN }))
      .toSorted((one, other) => (other.share || 0) - (one.share || 0))
      .map(({ name, share }) => [name, figure(share)]),
    [...runNotes(run), ['Importance: of what', found.what]],
  );
