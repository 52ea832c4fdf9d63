import { tiersOfDocument } from '#shared/proposal/stated-ladders.ts';
import { drawTable } from '../pdf-table.ts';
import { body, drawSubheading, isOnLadder, small, tierName, whole, type Pages } from './printed.ts';

const most = 25;

const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(0)} %`;

const plural = (count: number, one: string, many: string): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

/** What drivers do in each scenario, in words. */
const drawScenarios = ({ sheet, document }: Pages): void => {
  const scenarios = document.outlook?.scenarios ?? [];
  const groups = tiersOfDocument(document);
  const moves = [
    { title: 'none', share: 0.8, isNumber: true },
    { title: 'Up', share: 0.7, isNumber: true },
    { title: 'Down', share: 0.8, isNumber: true },
  ];
  for (const { heading, tiers } of groups) {
    if (tiers.length > 6) continue;
    if (heading !== null) drawSubheading(sheet, heading, 50);
    drawTable(
      sheet,
      [
        { title: 'Scenario', share: 2.4, isHead: true },
        ...tiers.map(({ tier }) => ({ title: tier.name, share: 1.1, isNumber: true })),
        ...(heading === null ? moves : []),
      ],
      scenarios.map(({ name, counts, risen, fallen }) => [
        { text: name, isBold: true },
        ...tiers.map(({ index }) => whole(counts[index] ?? 0)),
        ...(heading === null ? [counts.at(-1) ?? 0, risen, fallen].map(whole) : []),
      ]),
    );
  }
  if (document.ladders !== undefined) {
    drawSubheading(sheet, 'All ladders', 50);
    drawTable(
      sheet,
      [{ title: 'Scenario', share: 2.4, isHead: true }, ...moves],
      scenarios.map(({ name, counts, risen, fallen }) => [
        { text: name, isBold: true },
        ...[counts.at(-1) ?? 0, risen, fallen].map(whole),
      ]),
    );
  }
  drawSubheading(sheet, 'What is otherwise in each', 40);
  for (const { name, narrative, probability, horizonMonths, states } of scenarios) {
    const facts = [
      ...states.map(
        ({ driver, unit, baseline, value }) =>
          `${driver} ${value} ${unit}`.trimEnd() + ` instead of ${baseline}`,
      ),
      ...(horizonMonths === undefined ? [] : [`${horizonMonths} months ahead`]),
      ...(probability === undefined ? [] : [`probability ${share(Number(probability), 1)}`]),
    ].join('; ');
    sheet.paragraph(`${name}: ${facts}.${narrative === '' ? '' : ` ${narrative}`}`, small);
  }
};

/** Partners that are below their tier in the most scenarios, or the most of many futures. */
const drawFragile = ({ sheet, document }: Pages): void => {
  const { outlook, tiers } = document;
  // Only lower tiers of the same ladder are below; what is decided on another one has no measure here.
  const isBelow = (then: number | null, tier: number): boolean =>
    then === null || then === tiers.length || (then > tier && isOnLadder(document, then, tier));
  const futures = outlook?.ensemble?.futures;
  const scenarios = outlook?.scenarios.length ?? 0;
  const below = (counts: readonly number[], tier: number): number =>
    counts.reduce((sum, each, then) => sum + (isBelow(then, tier) ? each : 0), 0);
  const fragile = document.partners
    .flatMap((partner) => {
      const tier = partner.proposedTier;
      if (tier === null || partner.outlook === undefined) {
        return [];
      }
      const lost = partner.outlook.scenarios.filter((then) => isBelow(then, tier)).length;
      const falls = below(partner.outlook.ensemble ?? [], tier);
      return lost > 0 || falls > 0 ? [{ partner, lost, falls }] : [];
    })
    .sort(
      (one, other) =>
        other.falls - one.falls ||
        other.lost - one.lost ||
        (one.partner.proposedTier ?? 0) - (other.partner.proposedTier ?? 0) ||
        (one.partner.key < other.partner.key ? -1 : 1),
    );
  drawSubheading(sheet, `Would not hold the proposed tier (${fragile.length})`, 60);
  if (fragile.length === 0) {
    sheet.paragraph('Nobody: every partner holds the proposed tier in every future.', body);
    return;
  }
  sheet.paragraph(
    fragile.length > most
      ? `The ${most} that fall most often; proposal.json has all.`
      : 'Those that fall most often come first.',
    body,
  );
  drawTable(
    sheet,
    [
      { title: 'Partner', share: 3, isHead: true },
      { title: 'Proposed', share: 1.4 },
      ...(scenarios === 0 ? [] : [{ title: 'Scenarios below it', share: 1.4, isNumber: true }]),
      ...(futures === undefined ? [] : [{ title: 'Futures below it', share: 1.4, isNumber: true }]),
    ],
    fragile
      .slice(0, most)
      .map(({ partner, lost, falls }) => [
        partner.name,
        tierName(document, partner.proposedTier),
        ...(scenarios === 0 ? [] : [`${lost} of ${scenarios}`]),
        ...(futures === undefined ? [] : [share(falls, futures)]),
      ]),
  );
};

/** What the tiers would be in other futures, where somebody has said which there could be. */
export const drawFutures = (pages: Pages): void => {
  const { sheet, document, section } = pages;
  const { outlook } = document;
  if (outlook === undefined || (outlook.scenarios.length === 0 && outlook.ensemble === undefined)) {
    return;
  }
  section('Futures', 120);
  sheet.paragraph(
    'The same model and lines, asked about other numbers: what drivers outside the programme would do to the ' +
      "partners' metrics. Up and down are counted from the tier that figures and rules give today.",
    body,
  );
  if (outlook.scenarios.length > 0) {
    drawScenarios(pages);
  }
  if (outlook.ensemble !== undefined) {
    const { futures, method, seed, createdAt } = outlook.ensemble;
    const design = method === 'sobol' ? 'a Sobol sequence' : 'a Latin hypercube';
    sheet.down(4);
    sheet.paragraph(
      `${plural(futures, 'future', 'futures')} more were drawn over the ranges of all drivers by ${design}, seed ${seed}, on ${createdAt.slice(0, 10)}.`,
      body,
    );
  }
  drawFragile(pages);
};
