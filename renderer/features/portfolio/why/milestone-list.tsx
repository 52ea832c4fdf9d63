import { unbroken } from '#renderer/ui/unbroken.ts';
import { factsOfRow, standingOfFacts } from '#shared/ladder/milestones/milestone-status.ts';
import { needSentences, standingWords } from '#shared/ladder/milestones/milestone-words.ts';
import type { NextReview } from '#shared/ladder/next-ladder.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import classes from './why.module.css';

type MilestoneListProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly ladder: NextReview;
  readonly row: number;
};

/** What milestones ask of one partner: for the next tier, to keep this one, and where each of them stands. */
export const MilestoneList = ({ model, snapshot, ladder, row }: MilestoneListProps) => {
  const facts = factsOfRow(snapshot.milestones, row);
  const tier = ladder.after.tier[row] ?? noTier;
  const needs = tier === noTier ? [] : needSentences(model, facts, tier, ladder.judgedOn);
  const own = model.rules.milestones.flatMap((milestone) => {
    const these = facts.filter(({ id }) => id === milestone.id);
    // What a sentence above names needs no line of its own.
    return these.length === 0 || needs.some((need) => need.includes(`"${milestone.name}"`))
      ? []
      : [{ milestone, ...standingOfFacts(milestone.direction, these, ladder.judgedOn) }];
  });
  return needs.length + own.length === 0 ? null : (
    <>
      <h3>Milestones</h3>
      <ul className={classes['flips']}>
        {needs.map((sentence) => (
          <li key={sentence}>{unbroken(sentence)}</li>
        ))}
        {own.map(({ milestone: { id, name, direction }, standing, by }) => (
          <li key={id} className={classes['soft']}>
            {name}: {standingWords(direction, standing, by)}
            {by !== null && by.because !== '' ? ` (${by.because})` : ''}
          </li>
        ))}
      </ul>
    </>
  );
};
