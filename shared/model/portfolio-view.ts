import { z } from 'zod';
import { directions } from './directions.ts';
import { replayPlan } from './ladder-history.ts';

const column = z.string().min(1).max(140);
const label = z.string().max(2000);

/** Both ends belong to it; null is open. */
const range = z.strictObject({ from: z.number().nullable(), to: z.number().nullable() });

/** What hides partners. An empty list, and a range that is open at both ends, hides nobody. */
export const portfolioFilter = z.strictObject({
  /** Part of a name or key. */
  find: z.string().max(200),
  /** Ids of proposed tiers, and '' for none. */
  tiers: z.array(label).max(20).readonly(),
  /** Ids of tiers of today, and '' for none. */
  currentTiers: z.array(label).max(20).readonly(),
  directions: z.array(z.enum(directions)).max(directions.length).readonly(),
  /** Labels by attribute code, '' for none. */
  labels: z.record(z.string().min(1).max(120), z.array(label).max(100_000).readonly()),
  /** By column of numbers: `score`, `coverage`, `metric:…` or `value:…` of a criterion. */
  ranges: z.record(column, range),
});
export type PortfolioFilter = {
  readonly find: string;
  readonly tiers: readonly string[];
  readonly currentTiers: readonly string[];
  readonly directions: readonly (typeof directions)[number][];
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly ranges: Readonly<Record<string, Readonly<z.infer<typeof range>>>>;
};

export const noFilter: PortfolioFilter = {
  find: '',
  tiers: [],
  currentTiers: [],
  directions: [],
  labels: {},
  ranges: {},
};

/** How the portfolio is looked at: which partners and columns, in which order, in which groups. */
export const portfolioView = z.strictObject({
  filter: portfolioFilter,
  sort: z.strictObject({ column, isDescending: z.boolean() }),
  /** What stands beside the score, in its order: `attribute:…`, `metric:…`, `trend:score`, `trend:metric:…`. */
  columns: z.array(column).max(1000).readonly(),
  /** `attribute:…`, `proposed`, `now` or `movement`; null for no groups. */
  groupBy: column.nullable(),
  /** Names of the groups that are folded up. */
  folded: z.array(label).max(10_000).readonly(),
  /** Keys of the partners that stay on top. */
  pinned: z.array(z.string().min(1).max(500)).max(100).readonly(),
  /** What the map shows across and upwards, as columns of numbers; null for no map. */
  map: z.strictObject({ across: column, upwards: column }).nullable(),
  /** The past periods that lines of the past show; the last eight quarters where it is absent. */
  history: replayPlan.optional(),
});
export type PortfolioView = Readonly<Omit<z.infer<typeof portfolioView>, 'filter'>> & {
  readonly filter: PortfolioFilter;
};

/** A view with a name, kept in the workspace. */
export const savedView = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(80),
  view: portfolioView,
});
export const savedViews = z.array(savedView).max(200).readonly();
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly view: PortfolioView;
};
