import { Button, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatNumber } from '#renderer/ui/format.ts';
import { cheapestPath, type PathStep } from '#shared/reasons/cheapest-path.ts';
import { factsOfRow } from '#shared/ladder/milestones/milestone-status.ts';
import { needSentences } from '#shared/ladder/milestones/milestone-words.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { pathsToNextTier } from '#shared/scoring/next-tier-paths.ts';
import { obstacleWords, subjectOf } from '#shared/scoring/rule-words.ts';
import { EffortsDialog } from './efforts-dialog.tsx';
import { pathSentence, stepWords } from './explanation-words.ts';
import type { PartnerInQuestion } from './partner-in-question.ts';
import { MilestoneList } from './milestone-list.tsx';
import { nextTierReadOut, unitWords } from './read-out.ts';
import { Spoken } from './spoken.tsx';
import classes from './why.module.css';

/** What the next tier takes: the cheapest way, what one criterion alone would need, and gates. */
export const NextTierTab = (props: PartnerInQuestion) => {
  const { name, row, source, explained, assumptions } = props;
  const { model, snapshot, result } = source;
  const { ladder } = result;
  const { efforts } = assumptions;
  const [isAsking, setIsAsking] = useState(false);
  const path = useMemo(
    () => cheapestPath(explained, snapshot, efforts),
    [explained, snapshot, efforts],
  );
  const alone = useMemo(() => pathsToNextTier(explained), [explained]);
  const next = model.tiers[explained.next ?? -1]?.name ?? '';
  const tier = ladder?.after.tier[row] ?? noTier;
  const needs =
    ladder === null || tier === noTier
      ? []
      : needSentences(model, factsOfRow(snapshot.milestones, row), tier, ladder.judgedOn);
  const isOnTheWay = explained.next !== null;
  return (
    <>
      <Spoken
        what="what the next tier takes"
        text={[
          ...(tier === noTier || tier === explained.tier
            ? []
            : [`The ladder puts ${name} in ${model.tiers[tier]?.name ?? ''}; by its score alone:`]),
          nextTierReadOut(name, explained, path, efforts.unit, model, snapshot),
          ...needs,
        ].join(' ')}
      />
      {isOnTheWay && path !== null && path.steps.length > 0 && (
        <>
          <div className={classes['bar']}>
            <h3>The cheapest way to {next}</h3>
            <Button
              size="compact-xs"
              variant="default"
              disabled={props.isReadOnly}
              onClick={() => setIsAsking(true)}
            >
              Effort…
            </Button>
          </div>
          <PathTable steps={path.steps} unit={unitWords[efforts.unit]} onTrace={props.onTrace} />
        </>
      )}
      {path !== null && path.gates.length > 0 && (
        <>
          <h3>Gates that must open besides</h3>
          <ul className={classes['flips']}>
            {path.gates.map((verdict) => (
              <li key={verdict.condition.id}>
                {obstacleWords(verdict, subjectOf(verdict.condition, snapshot), model.tiers)}
              </li>
            ))}
          </ul>
        </>
      )}
      {explained.gapToNext !== null && (
        <>
          <h3>What alone would reach {next}</h3>
          {alone.length === 0 ? (
            <p className={classes['words']}>No single criterion can do it; several must improve.</p>
          ) : (
            <ul className={classes['flips']}>
              {alone.map((each) => (
                <li key={each.part.criterion.id}>{pathSentence(each)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {ladder !== null && (
        <MilestoneList model={model} snapshot={snapshot} ladder={ladder} row={row} />
      )}
      {isAsking && (
        <EffortsDialog
          efforts={efforts}
          model={model}
          snapshot={snapshot}
          onSave={(changed) =>
            props.onAssume('Say what effort is', { ...assumptions, efforts: changed })
          }
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
};

type PathTableProps = {
  readonly steps: readonly PathStep[];
  readonly unit: string;
  readonly onTrace: (metric: string) => void;
};

const PathTable = ({ steps, unit, onTrace }: PathTableProps) => (
  <table className={classes['parts']} aria-label="The cheapest way to the next tier">
    <thead>
      <tr>
        <th scope="col">What must change</th>
        <th scope="col" data-align="end">
          Points
        </th>
        <th scope="col" data-align="end" title={`In ${unit}`}>
          Effort
        </th>
      </tr>
    </thead>
    <tbody>
      {steps.map((step) => (
        <tr key={step.part.criterion.id}>
          <td>
            <UnstyledButton
              className={classes['trace']}
              onClick={() => onTrace(step.part.criterion.metricCode)}
            >
              {stepWords(step)}
            </UnstyledButton>
            {step.isForGate && <span className={classes['soft']}> (a gate asks for it)</span>}
          </td>
          <td data-align="end">{formatNumber(step.gain, 1)}</td>
          <td data-align="end">
            {Number.isFinite(step.effort) ? formatNumber(step.effort, 2) : 'not known'}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
