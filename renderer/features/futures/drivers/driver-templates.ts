import type { Driver, DriverTheme } from '#shared/model/futures.ts';

/** A driver to start from; the figures are a plausible range to argue about, not a forecast. */
export type DriverTemplate = Omit<Driver, 'id'> & {
  /** What it stands for, in one sentence. */
  readonly about: string;
};

const points = (
  theme: DriverTheme,
  name: string,
  low: number,
  high: number,
  about: string,
): DriverTemplate => ({ theme, name, unit: 'points', baseline: 0, low, high, about });

/** Common drivers by theme. Every baseline is today, so a fresh scenario changes nothing. */
export const driverTemplates: readonly DriverTemplate[] = [
  points('market', 'Market growth', -15, 15, 'Yearly growth of the addressable market.'),
  points('market', 'Customer budgets', -30, 20, 'What customers may spend, against today.'),
  points('market', 'Price level', -20, 20, 'Price that the market accepts, against today.'),
  points('market', 'Exchange rate', -25, 25, 'Value of the reporting currency, against today.'),
  points('market', 'Customer churn', -5, 15, 'Share of customers lost in a year, against today.'),
  points('technology', 'Cloud adoption', -10, 40, 'Share of workloads that move to the cloud.'),
  points('technology', 'Automation', 0, 50, 'Share of delivery work that machines take over.'),
  points('technology', 'Platform shift', 0, 60, 'Share of demand that moves to a new platform.'),
  points('technology', 'Skills shortage', -10, 30, 'Open specialist posts, against today.'),
  points('competition', 'Rival discounts', 0, 30, 'How far rivals undercut the price.'),
  points(
    'competition',
    'Rival programme',
    0,
    40,
    'Share of partners courted by a rival programme.',
  ),
  points('competition', 'Direct sales', 0, 40, 'Share of partner deals that go direct.'),
  points('competition', 'Consolidation', 0, 30, 'Share of the market bought up by large groups.'),
  points('regulation', 'Data residency', 0, 100, 'Share of deals that must stay in the region.'),
  points('regulation', 'Import duties', 0, 40, 'Duty added to goods that cross a border.'),
  points('regulation', 'Compliance cost', 0, 25, 'Cost of proving compliance, of revenue.'),
  {
    theme: 'regulation',
    name: 'Certification deadline',
    unit: 'months',
    baseline: 0,
    low: -12,
    high: 12,
    about: 'How many months a required certificate comes sooner (−) or later (+).',
  },
];

/** The theme as a heading. */
export const themeNames: Readonly<Record<DriverTheme, string>> = {
  market: 'Market',
  technology: 'Technology',
  competition: 'Competition',
  regulation: 'Regulation',
};
