import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { heldBack } from '#shared/workshop/apply-votes.ts';
import type { CountedVotes } from '#shared/workshop/count-votes.ts';
import { joinVotes, voteMeans } from '#shared/workshop/vote-spread.ts';
import { heldWords } from '#shared/workshop/vote-words.ts';
import classes from './votes.module.css';

type HeldWeightsProps = { readonly model: ScoringModel; readonly found: CountedVotes };

/** What locks and limits will hold back, said before the votes are made the weights. */
export const HeldWeights = ({ model, found: { counted, criteria } }: HeldWeightsProps) => {
  const means = voteMeans.flatMap((by) => {
    const shares = joinVotes(counted, criteria.length, by);
    const held = shares === null ? [] : heldBack(model, shares);
    return held.length === 0 ? [] : [{ by, held }];
  });
  return (
    means.length > 0 && (
      <div className={classes['left']} role="status">
        Locks and limits hold as with sliders, and the others share what is left.
        <dl className={classes['held']}>
          {means.map(({ by, held }) => (
            <div key={by}>
              <dt>By the {by}</dt>
              <dd>{held.map(heldWords).join('; ')}.</dd>
            </div>
          ))}
        </dl>
      </div>
    )
  );
};
