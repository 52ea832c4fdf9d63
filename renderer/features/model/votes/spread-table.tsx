import { formatPercent } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { effectiveWeights, criteriaOf, isDeduction } from '#shared/scoring/criteria.ts';
import type { CountedVotes } from '#shared/workshop/count-votes.ts';
import { kendallW } from '#shared/workshop/kendall-w.ts';
import { agreementWords } from '#shared/workshop/vote-words.ts';
import { spreadOfVotes } from '#shared/workshop/vote-spread.ts';
import classes from './votes.module.css';

type SpreadTableProps = { readonly model: ScoringModel; readonly found: CountedVotes };

const percent = (share: number): string => formatPercent(share, 1);

/** How the votes lie for each criterion, beside its weight now, and how far participants agree. */
export const SpreadTable = ({ model, found: { criteria, counted } }: SpreadTableProps) => {
  const spreads = spreadOfVotes(counted, criteria.length);
  const widest = Math.max(...spreads.map(({ most }) => most), 0.01);
  const weights = effectiveWeights(model);
  const now = criteriaOf(model).flatMap(({ dimension }, index) =>
    isDeduction(dimension) ? [] : [weights[index] ?? 0],
  );
  const at = (share: number): number => (100 * share) / widest;
  const w = kendallW(counted.map(({ shares }) => shares));
  return (
    <>
      <table className={classes['spread']} aria-label="How the votes lie">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">From least to most, half of the votes between the ends of the box</th>
            <th scope="col">Median</th>
            <th scope="col">Mean</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, name }, index) => {
            const spread = spreads[index];
            if (spread === undefined) return null;
            const { least, lowerQuartile, median, upperQuartile, most, mean } = spread;
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  <svg
                    viewBox="0 0 100 12"
                    preserveAspectRatio="none"
                    role="img"
                    aria-label={`${name}: from ${percent(least)} to ${percent(most)}, half between ${percent(lowerQuartile)} and ${percent(upperQuartile)}`}
                  >
                    <path className={classes['reach']} d={`M${at(least)} 6H${at(most)}`} />
                    <rect
                      className={classes['box']}
                      x={at(lowerQuartile)}
                      y="2"
                      width={Math.max(0.6, at(upperQuartile) - at(lowerQuartile))}
                      height="8"
                    />
                    <path className={classes['median']} d={`M${at(median)} 1V11`} />
                  </svg>
                </td>
                <td>{percent(median)}</td>
                <td>{percent(mean)}</td>
                <td>{percent(now[index] ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes['words']}>
        {counted.length === 1
          ? 'One vote counts.'
          : `${counted.length} votes count, with ${agreementWords(w)}.`}
      </p>
    </>
  );
};
