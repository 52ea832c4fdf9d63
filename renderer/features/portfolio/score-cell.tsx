import { partColourVariable } from '#renderer/tiers/tier-colours.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { rowBehind, type CellPlace } from './portfolio-source.ts';
import classes from './portfolio.module.css';

/** The score as a number and as a bar of what each dimension contributes, 100 points wide. */
export const ScoreCell = (cell: CellPlace) => {
  const behind = rowBehind(cell);
  if (behind === null) return null;
  const { row, source } = behind;
  const score = source.result.scores[row] ?? NaN;
  if (Number.isNaN(score)) {
    return <span className={classes['absent']}>Not enough data</span>;
  }
  const { parts } = explainPartner(source.model, source.snapshot, source.result.columns, row);
  const points = source.model.dimensions.map((dimension) =>
    parts.reduce(
      (sum, part) => sum + (part.dimension.id === dimension.id ? part.contribution : 0),
      0,
    ),
  );
  return (
    <span className={classes['score']}>
      <span className={classes['figure']}>{formatNumber(score, 1)}</span>
      <svg className={classes['bar']} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
        {points.map((width, index) => (
          <rect
            key={source.model.dimensions[index]?.id}
            x={points.slice(0, index).reduce((sum, each) => sum + each, 0)}
            width={width}
            height={8}
            fill={partColourVariable(index)}
          />
        ))}
      </svg>
    </span>
  );
};
