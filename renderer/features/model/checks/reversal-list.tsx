import { Text } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { criteriaOf, metricOfCriterion } from '#shared/scoring/criteria.ts';
import { reversalSentence } from './reversal-words.ts';
import type { Checks } from './use-checks.ts';
import classes from './model-checks.module.css';

type ReversalListProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly checks: Checks;
};

/** Whether it matters to the others who takes part, and what would end that. */
export const ReversalList = ({ model, snapshot, checks }: ReversalListProps) => {
  const { trials, reversals } = checks;
  const criteria = criteriaOf(model).map(({ criterion }) => {
    const metric = metricOfCriterion(snapshot, criterion);
    return {
      name: criterion.name,
      unit: metric?.unit ?? '',
      decimals: metric?.decimals ?? 0,
    };
  });
  const names = { partners: snapshot.partnerNames, criteria };
  const turning = reversals
    .filter(({ pairs, moved }) => pairs + moved > 0)
    .toSorted((a, b) => b.pairs - a.pairs);
  return (
    <>
      <h2 className={classes['heading']}>Who takes part</h2>
      <Text fz="sm" c="dimmed">
        {trials === 0
          ? 'No criterion measures partners against the partners of today: who comes or goes moves nobody else.'
          : `Some criteria measure partners against each other. ${
              trials === null || reversals.length < trials
                ? `Being tried: ${formatCount(reversals.length)} of ${trials === null ? '…' : formatCount(trials)} comings and goings.`
                : `Of ${formatCount(trials)} comings and goings that were tried, ${formatCount(turning.length)} turn ranks round. Freeze what partners are measured against, and none does.`
            }`}
      </Text>
      {turning.length > 0 && (
        <ul className={classes['apart']} aria-label="Comings and goings that turn ranks round">
          {turning.slice(0, 8).map((each) => (
            <li key={JSON.stringify(each.trial)}>{reversalSentence(each, names)}</li>
          ))}
        </ul>
      )}
    </>
  );
};
