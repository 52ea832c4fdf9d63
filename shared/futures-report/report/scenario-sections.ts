import { createFutureBill } from '../../ensemble/run/future-bill.ts';
import { scenarioColumns } from '../../ensemble/run/heat-columns.ts';
import {
  table,
  text,
  type Block,
  type MethodologySection,
} from '../../methodology/methodology-document.ts';
import { checkBalance } from '../../scenario/check-balance.ts';
import { feltWithin } from '../../scenario/metric-shock.ts';
import { orderByLikeness } from '../../scenario/order-by-likeness.ts';
import { createBillBase } from '../../scoring/bill.ts';
import { ladderOfRow, ladderOfRows } from '../../scoring/ladders/row-ladders.ts';
import { tierGroupsOf, titlesOf } from '../../scoring/ladders/tier-groups.ts';
import { compareTiers, directionOf } from '../../scoring/movement.ts';
import { noTier } from '../../scoring/tiers.ts';
import { directionWords } from '../../text/direction-words.ts';
import { tierName } from '../futures-source.ts';
import { tableNames } from '../table-request.ts';
import {
  change,
  count,
  mostListed,
  mostMapped,
  number,
  percent,
  points,
  restWords,
  tierCell,
  unitOf,
  type ReportSource,
} from './report-source.ts';

type Told = ReportSource['scenarios'][number];

const billOf = ({ today, futures }: ReportSource, { scenario, then }: Told): number | null => {
  const bill = createFutureBill(
    today.model,
    today.snapshot,
    feltWithin(futures, scenario.horizonMonths ?? null),
  );
  const [column] = scenarioColumns({ drivers: futures.drivers, scenarios: [scenario] });
  return bill === null || column === undefined ? null : bill(column.states, then.tiers);
};

/** Who moves in a scenario and what it costs, as a sentence. */
export const scenarioSentence = (source: ReportSource, told: Told): string => {
  const { today } = source;
  const { up, down, same } = compareTiers(today.result.tiers, told.then.tiers, today.model.tiers);
  const bill = billOf(source, told);
  const { unit } = createBillBase(today.model, today.snapshot);
  const { budget } = today.model.rules;
  const cost = bill === null ? '' : `; the tiers cost ${unitOf(count(bill), unit)}`;
  const against =
    bill === null || budget === null
      ? ''
      : bill > budget
        ? `, ${unitOf(count(bill - budget), unit)} over the budget`
        : ', within the budget';
  return `${told.scenario.name}: ${count(up)} rise, ${count(down)} fall, ${count(same)} stay${cost}${against}.`;
};

const movers = (source: ReportSource, { scenario, then }: Told): readonly Block[] => {
  const { result, snapshot } = source.today;
  const moved = [...snapshot.partnerKeys.keys()]
    .filter((row) => result.tiers[row] !== then.tiers[row])
    .map((row) => ({ row, points: (then.scores[row] ?? NaN) - (result.scores[row] ?? NaN) }))
    .toSorted((one, other) => (one.points || 0) - (other.points || 0) || one.row - other.row);
  if (moved.length === 0) {
    return [text('Everybody keeps the tier of now.')];
  }
  return [
    table(
      `Who changes tier in ${scenario.name}, the greatest loss first.${restWords(moved.length - mostListed, tableNames.movers)}`,
      ['Partner', 'Tier now', 'Tier then', 'Move', '#Score now', '#Score then', '#Change'],
      moved.slice(0, mostListed).map(({ row, points: moves }) => {
        const [before = noTier, after = noTier] = [result.tiers[row], then.tiers[row]];
        return [
          snapshot.partnerNames[row] ?? '',
          tierName(source, before) || 'no tier',
          tierName(source, after) || 'no tier',
          directionWords[directionOf(before, after, source.today.model.tiers)],
          points(result.scores[row]),
          points(then.scores[row]),
          change(moves),
        ];
      }),
    ),
  ];
};

/** Partners per tier, from those of today in the rows to those of the scenario in the columns; a table a ladder. */
const flows = ({ today }: ReportSource, { then }: Told): readonly Block[] => {
  const { model, snapshot, result } = today;
  const ladders = ladderOfRows(model, snapshot);
  const titles = titlesOf(model);
  return tierGroupsOf(model).map(({ id, heading, tiers }) => {
    const isOn = (_tier: number, row: number): boolean => ladderOfRow(ladders, row) === id;
    const { matrix } = compareTiers(
      result.tiers.filter(isOn),
      then.tiers.filter(isOn),
      model.tiers,
    );
    const own = new Map(tiers.map(({ tier, index }) => [index, tier.name]));
    // Who has too little data may keep a tier of another ladder.
    const names = [...titles.map((title, index) => own.get(index) ?? title), 'No tier'];
    const shown = names.flatMap((_, index) =>
      own.has(index) ||
      matrix.some((row, from) => (row[index] ?? 0) + (matrix[index]?.[from] ?? 0) > 0)
        ? [index]
        : [],
    );
    const what = 'rom the tier now (rows) to the tier then (columns)';
    return table(
      heading === null ? `F${what}` : `${heading}: f${what}`,
      ['From', ...shown.map((index) => `#${names[index] ?? ''}`)],
      shown.map((from) => [
        names[from] ?? '',
        ...shown.map((to) => {
          const found = matrix[from]?.[to] ?? 0;
          return found === 0 ? '·' : count(found);
        }),
      ]),
    );
  });
};

const stateTable = ({ futures }: ReportSource, { scenario }: Told): Block => {
  const stated = new Map(scenario.states.map(({ driverId, value }) => [driverId, value]));
  return table(
    'Drivers that leave their baseline',
    ['Driver', 'Theme', '#Baseline', '#In this future', '#Range'],
    futures.drivers
      .filter(({ id }) => stated.has(id))
      .map(({ id, name, theme, unit, baseline, low, high }) => [
        ...[name, theme, unitOf(number(baseline), unit)],
        unitOf(number(stated.get(id) ?? baseline), unit),
        `${number(low)} to ${number(high)}`,
      ]),
  );
};

/** Each scenario: its story, its drivers, and who moves. */
export const scenarioSections = (source: ReportSource): readonly MethodologySection[] =>
  source.scenarios.map((told): MethodologySection => {
    const { scenario } = told;
    const { horizonMonths, probability } = scenario;
    const facts = [
      horizonMonths === undefined ? null : `It lies ${count(horizonMonths)} months ahead.`,
      probability === undefined ? null : `Its probability is put at ${percent(probability)}.`,
    ].flatMap((sentence) => sentence ?? []);
    const balance = checkBalance(source.futures, scenario);
    return {
      title: `Scenario: ${scenario.name}`,
      blocks: [
        ...(scenario.narrative.trim() === '' ? [] : [text(scenario.narrative)]),
        ...(facts.length === 0 ? [] : [text(facts.join(' '))]),
        ...(scenario.states.length === 0
          ? [text('Every driver stays at its baseline.')]
          : [stateTable(source, told)]),
        ...balance.map(({ message }) => text(message)),
        text(scenarioSentence(source, told)),
        ...flows(source, told),
        ...movers(source, told),
      ],
    };
  });

/** Partners by scenario as tiers on their colours: those who change in any, the alike together. */
export const heatSection = (source: ReportSource): readonly MethodologySection[] => {
  const { today, scenarios } = source;
  const { snapshot, result, model } = today;
  const columns = scenarios.map(({ then }) => then.tiers);
  const differing = [...snapshot.partnerKeys.keys()].filter((row) =>
    columns.some((tiers) => tiers[row] !== result.tiers[row]),
  );
  if (differing.length === 0) {
    return [];
  }
  const ordered = orderByLikeness(differing, [result.tiers, ...columns], model.tiers.length);
  return [
    {
      title: 'Heat map',
      blocks: [
        text(
          `${count(differing.length)} of ${count(snapshot.partnerKeys.length)} partners change tier in at least one scenario; the others hold theirs in all. Rows that fare alike stand together; bold is another tier than now.`,
        ),
        {
          kind: 'heat',
          caption: `Tiers by scenario.${restWords(differing.length - mostMapped, tableNames.heatMap)}`,
          titles: ['Partner', 'Now', ...scenarios.map(({ scenario }) => scenario.name)],
          rows: ordered.slice(0, mostMapped).map((row) => {
            const now = result.tiers[row] ?? noTier;
            return {
              name: snapshot.partnerNames[row] ?? '',
              cells: [
                tierCell(source, now, now),
                ...columns.map((tiers) => tierCell(source, tiers[row] ?? noTier, now)),
              ],
            };
          }),
        },
      ],
    },
  ];
};
