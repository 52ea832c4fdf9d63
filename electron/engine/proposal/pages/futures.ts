import { drawTable } from '../pdf-table.ts';
import { body, drawSubheading, small, tierName, whole, type Pages } from './printed.ts';

const most = 25;

const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(0)} %`;

const plural = (count: number, one: string, many: string): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

/** What drivers do in each scenario, in words. */
const drawScenarios = ({ sheet, document }: Pages): void => {
  const scenarios = document.outlook?.scenarios ?? [];
  const names = document.tiers.map(({ name }) => name);
  if (names.length <= 6) {
    drawTable(
      sheet,
      [
        { title: 'Scenario', share: 2.4, isHead: true },
        ...names.map((name) => ({ title: name, share: 1.1, isNumber: true })),
        { title: 'none', share: 0.8, isNumber: true },
        { title: 'Up', share: 0.7, isNumber: true },
        { title: 'Down', share: 0.8, isNumber: true },
      ],
      scenarios.map(({ name, counts, risen, fallen }) => [
        { text: name, isBold: true },
        ...counts.map(whole),
        whole(risen),
        whole(fallen),
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
  const futures = outlook?.ensemble?.futures;
  const scenarios = outlook?.scenarios.length ?? 0;
  const below = (counts: readonly number[], tier: number): number =>
    counts.slice(tier + 1).reduce((sum, each) => sum + each, 0);
  const fragile = document.partners
    .flatMap((partner) => {
      const tier = partner.proposedTier;
      if (tier === null || partner.outlook === undefined) {
        return [];
      }
      const lost = partner.outlook.scenarios.filter((then) => (then ?? tiers.length) > tier).length;
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
