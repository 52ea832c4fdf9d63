import type { CellPlace } from '#renderer/grid/slot-column.ts';
import type { HurtsMost } from '#shared/ensemble/run/hurts-most.ts';
import type { EnsemblePartner } from '#shared/ensemble/run/read-partners.ts';
import type { ResilienceGroup } from '#shared/ensemble/run/resilience.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { orderByFigure, orderByName } from '../order-rows.ts';

/** What the grid of partners in an ensemble reads; rows are those of the run. */
export type PartnersSource = {
  readonly rows: readonly number[];
  readonly run: EnsembleRun;
  readonly partners: readonly EnsemblePartner[];
  /** By row of the run. */
  readonly names: readonly string[];
  readonly tiers: readonly Tier[];
  /** By row of the run; null where the run is out of date. */
  readonly hurts: HurtsMost | null;
};

export const partnerSorts = [
  'name',
  'today',
  'group',
  'holds',
  'rises',
  'worst',
  'mean',
  'best',
  'regret',
  'regret90',
  'hurts',
] as const;

export type PartnerSort = (typeof partnerSorts)[number];

export type PartnerOrder = { readonly by: PartnerSort; readonly isDescending: boolean };

/** What a first click on a header shows at the top: names and tiers from the first, figures from the worst. */
export const firstPartnerOrder = (by: PartnerSort): PartnerOrder => ({
  by,
  isDescending: by === 'rises' || by === 'regret' || by === 'regret90' || by === 'hurts',
});

export const sourceOf = ({ context }: Pick<CellPlace, 'context'>): PartnersSource =>
  context as PartnersSource;

/** Row of the run behind a cell; undefined beyond the end. */
export const rowBehind = (cell: CellPlace): number | undefined =>
  cell.data === undefined ? undefined : sourceOf(cell).rows[cell.data.place];

const groupOrder: Readonly<Record<ResilienceGroup, number>> = {
  fragileStar: 0,
  exposedTail: 1,
  option: 2,
  robustCore: 3,
};

/** The figure that a column is ordered by; NaN where there is none. */
export const figureOf = (
  { partners, run, hurts }: Omit<PartnersSource, 'rows'>,
  by: Exclude<PartnerSort, 'name'>,
  row: number,
): number => {
  const { profile, group, today } = partners[row] ?? {};
  switch (by) {
    case 'today':
      return today === noTier ? NaN : (today ?? NaN);
    case 'group':
      return group === null || group === undefined ? NaN : groupOrder[group];
    case 'holds':
      return today === noTier ? NaN : (profile?.holds ?? NaN);
    case 'rises':
      return today === noTier ? NaN : (profile?.rises ?? NaN);
    case 'worst':
      return profile?.worst ?? NaN;
    case 'mean':
      return profile?.mean ?? NaN;
    case 'best':
      return profile?.best ?? NaN;
    case 'regret':
      return profile?.greatestRegret ?? NaN;
    case 'regret90':
      return run.figures.regret90[row] ?? NaN;
    case 'hurts':
      return hurts === null || (hurts.driver[row] ?? -1) < 0 ? NaN : (hurts.points[row] ?? NaN);
  }
};

/** Rows in order; see `orderByName` and `orderByFigure`. */
export const sortPartners = (
  rows: readonly number[],
  source: Omit<PartnersSource, 'rows'>,
  { by, isDescending }: PartnerOrder,
): readonly number[] =>
  by === 'name'
    ? orderByName(rows, source.names, isDescending)
    : orderByFigure(rows, (row) => figureOf(source, by, row), isDescending);
