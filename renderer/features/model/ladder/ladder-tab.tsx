import { Text } from '@mantine/core';
import { Fragment } from 'react';
import type { LadderStore } from '#renderer/stores/ladder-store.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { NextReviewPanel } from './next-review-panel.tsx';
import { TierClockCard } from './tier-clock-card.tsx';
import { WholeLadder } from './whole-ladder.tsx';
import classes from './ladder.module.css';

type LadderTabProps = {
  readonly store: ScoringStore;
  readonly ladder: LadderStore;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
};

/** How partners move from review to review: the clock of each tier and of the whole ladder. */
export const LadderTab = ({ store, ladder, model, snapshot, findings }: LadderTabProps) => (
  <div className={classes['ladder']}>
    <Text fz="sm" c="dimmed">
      A score moves every quarter; a tier should not. Each rule reads as the sentence beside it.
    </Text>
    <NextReviewPanel store={store} ladder={ladder} model={model} snapshot={snapshot} />
    {tierGroupsOf(model).map(({ id, heading, tiers }) => (
      <Fragment key={id ?? ''}>
        {heading !== null && <h2 className={classes['ofLadder']}>{heading}</h2>}
        {tiers.map(({ tier, index }) => (
          <TierClockCard
            key={tier.id}
            model={model}
            index={index}
            findings={findings}
            actions={store.actions}
          />
        ))}
      </Fragment>
    ))}
    <WholeLadder model={model} findings={findings} actions={store.actions} />
  </div>
);
