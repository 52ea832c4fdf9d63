import { useMemo } from 'react';
import { formatPercent } from '#renderer/ui/format.ts';
import { smallestJointChanges, type JointChange } from '#shared/reasons/smallest-joint-change.ts';
import { findFlipPoints } from '#shared/scoring/flip-points.ts';
import { flipSentence } from './explanation-words.ts';
import type { PartnerInQuestion } from './partner-in-question.ts';
import { jointSentence, weightsReadOut } from './read-out.ts';
import { Spoken } from './spoken.tsx';
import classes from './why.module.css';

/** Which weights would change the tier: all together by the least, and one at a time. */
export const WeightsTab = ({ row, name, source, open }: PartnerInQuestion) => {
  const { model, result } = source;
  const joint = useMemo(
    () => smallestJointChanges(model, result.columns, row, open),
    [model, result, row, open],
  );
  const flips = useMemo(
    () => findFlipPoints(model, result.columns, row, open),
    [model, result, row, open],
  );
  return (
    <>
      <Spoken what="what weights would do" text={weightsReadOut(name, joint, flips, model)} />
      {(['up', 'down'] as const).map((side) => {
        const answer = joint[side];
        return (
          <section key={side}>
            <h3>
              {side === 'up'
                ? 'The smallest change of all weights for a higher tier'
                : 'The smallest change of all weights for a lower tier'}
            </h3>
            {answer.kind === 'change' ? (
              <ChangeTable side={side} change={answer} />
            ) : (
              <p className={classes['words']}>{jointSentence(side, answer, name, model)}</p>
            )}
          </section>
        );
      })}
      <h3>One weight at a time</h3>
      {flips.length === 0 ? (
        <p className={classes['words']}>No single weight can do it.</p>
      ) : (
        <ul className={classes['flips']}>
          {flips.map((flip) => (
            <li key={flip.id}>{flipSentence(flip, model)}</li>
          ))}
        </ul>
      )}
      <p className={classes['soft']}>
        The smallest joint change moves the least weight in all: the sum of all changes of the
        criteria’s shares of the score. Locked weights stay. One weight at a time, the others give
        way in proportion.
      </p>
    </>
  );
};

const ChangeTable = ({
  side,
  change,
}: {
  readonly side: 'up' | 'down';
  readonly change: JointChange;
}) => (
  <table
    className={classes['parts']}
    aria-label={`Smallest change of weights ${side === 'up' ? 'up' : 'down'}`}
  >
    <thead>
      <tr>
        <th scope="col">Share of the score</th>
        <th scope="col" data-align="end">
          Today
        </th>
        <th scope="col" data-align="end">
          Then
        </th>
      </tr>
    </thead>
    <tbody>
      {change.changes.map(({ id, name, from, to }) => (
        <tr key={id}>
          <td>{name}</td>
          <td data-align="end">{formatPercent(from)}</td>
          <td data-align="end">{formatPercent(to, 2)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
