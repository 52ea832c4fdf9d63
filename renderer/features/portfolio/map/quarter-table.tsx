import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import type { MapArea } from '#renderer/charts/scatter-map-props.ts';
import { LadderHeads } from '#renderer/tiers/by-ladder.tsx';
import { TierMark } from '#renderer/tiers/tier-mark.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { countQuarters, quarters, type MapCut } from '#shared/portfolio/map-quarters.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { tierGroupsOf, tierTitles } from '#shared/scoring/ladders/tier-groups.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { Plane } from './map-series.ts';
import classes from './map.module.css';

type QuarterTableProps = {
  readonly rows: Uint32Array;
  readonly cut: MapCut;
  readonly plane: Plane;
  readonly portfolio: ScoredPortfolio;
  /** Shows only the partners of a quarter. */
  readonly onQuarter: (area: MapArea) => void;
};

const names = {
  lowHigh: 'Upper left',
  highHigh: 'Upper right',
  lowLow: 'Lower left',
  highLow: 'Lower right',
} as const;

/** The map as a table: partners by quarter and tier; a quarter can be filtered by. */
export const QuarterTable = ({ rows, cut, plane, portfolio, onQuarter }: QuarterTableProps) => {
  const { model, result } = portfolio;
  const tiers = model.tiers.length;
  const groups = tierGroupsOf(model);
  const titles = [...tierTitles(groups), 'No tier'];
  const counts = useMemo(
    () => countQuarters(rows, cut, plane.x, plane.y, (row) => result.tiers[row] ?? noTier, tiers),
    [rows, cut, plane, result, tiers],
  );
  return (
    <table className={classes['quarters']} aria-label="Partners by quarter of the map and tier">
      <thead>
        <LadderHeads groups={groups} before={1} after={1} />
        <tr>
          <th scope="col">Quarter</th>
          {[...model.tiers, null].map((tier, index) => (
            <th key={tier?.id ?? ''} scope="col" title={titles[index]}>
              <TierMark tier={tier} index={tier === null ? noTier : index} />
              <span className={classes['spoken']}>{titles[index]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {quarters.map(({ id, isRight, isTop }, quarter) => (
          <tr key={id}>
            <th scope="row">
              <UnstyledButton
                className={classes['quarter']}
                onClick={() =>
                  onQuarter({
                    across: isRight
                      ? { from: cut.across, to: null }
                      : { from: null, to: below(cut.across) },
                    upwards: isTop
                      ? { from: cut.upwards, to: null }
                      : { from: null, to: below(cut.upwards) },
                  })
                }
              >
                {names[id]}
              </UnstyledButton>
            </th>
            {Array.from({ length: tiers + 1 }, (_, tier) => (
              <td key={tier}>{formatCount(counts[quarter * (tiers + 1) + tier] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The greatest number that a filter tells from the cut itself. */
const below = (cut: number): number => cut - Math.max(1, Math.abs(cut)) * 1e-12;
