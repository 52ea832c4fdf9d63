import { Button, Tabs } from '@mantine/core';
import { IconFileText, IconRestore, IconUsersGroup } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { MilestonesStore } from '#renderer/stores/milestones-store.ts';
import type { LadderStore } from '#renderer/stores/ladder-store.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { MethodologyStore } from '#renderer/stores/methodology-store.ts';
import type { VotesStore } from '#renderer/stores/votes-store.ts';
import type { VersionsStore } from '#renderer/stores/versions-store.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { differsInWeights, resetWeights } from '#shared/scoring/weights/reset-weights.ts';
import { BackToSaved } from './back-to-saved.tsx';
import { ModelChecks } from './checks/model-checks.tsx';
import { Consequences } from './consequences/consequences.tsx';
import { LadderTab } from './ladder/ladder-tab.tsx';
import { MilestonePanel } from './milestones/milestone-panel.tsx';
import { MilestonesTab } from './milestones/milestones-tab.tsx';
import { ReplayPanel } from './replay/replay-panel.tsx';
import { ModelSettings } from './settings/model-settings.tsx';
import { TierEditor } from './tiers/tier-editor.tsx';
import { MethodologyDialog } from './document/methodology-dialog.tsx';
import { VersionsPanel } from './versions/versions-panel.tsx';
import { VotesDialog } from './votes/votes-dialog.tsx';
import { AddDimensionMenu } from './weights/add-dimension-menu.tsx';
import { DimensionCard } from './weights/dimension-card.tsx';
import type { EarlierWeights } from './weights/earlier-weights.ts';
import { FindingList } from './finding-list.tsx';
import classes from './model.module.css';

type ModelPlaceProps = {
  readonly store: ScoringStore;
  readonly versions: VersionsStore;
  readonly methodology: MethodologyStore;
  readonly votes: VotesStore;
  readonly workspace: Workspace;
  readonly ladder: LadderStore;
  readonly milestones: MilestonesStore;
  readonly snapshot: Snapshot;
};

/** The rules on the left, what follows from them on the right, in the same frame. */
export const ModelPlace = (props: ModelPlaceProps) => {
  const { store, versions, ladder, milestones, workspace, snapshot, methodology } = props;
  const { votes } = props;
  const isVoting = useStoreState(votes, (state) => state.isOpen);
  const model = useStoreState(store, (state) => state.restingModel);
  const savedModel = useStoreState(store, (state) => state.savedModel);
  const findings = useStoreState(store, (state) => state.findings);
  const saveError = useStoreState(store, (state) => state.saveError);
  const [tab, setTab] = useState<string | null>('weights');
  const [chosen, setInView] = useState<string | null>(null);
  const openedModel = useStoreState(store, (state) => state.openedModel);
  const active = useStoreState(versions, (state) => state.active);
  const activeId = workspace.versions.find(({ state }) => state === 'active')?.id ?? null;
  useEffect(() => void versions.actions.readActive(), [versions, activeId]);
  const earlier = useMemo<EarlierWeights | null>(() => {
    const known = active?.version.id === activeId ? active : null;
    if (known !== null) return { name: known.version.name, model: known.model };
    return openedModel === null ? null : { name: 'the weights on opening', model: openedModel };
  }, [active, activeId, openedModel]);
  const { actions } = store;
  // A ladder that is gone, also by an undo, is looked at no more.
  const inView =
    model?.tiers.some((tier) => ladderOfTier(tier) === chosen) === true ? chosen : null;
  if (model === null || savedModel === null) {
    return <EmptyState title="No model">Open a workspace first.</EmptyState>;
  }
  return (
    <div className={classes['place']}>
      <PageHeader
        title="Model"
        description="Drag a weight, type it, or use the arrow keys; Shift moves by ten. The others give way."
        actions={
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconFileText size={14} />}
              onClick={() => void methodology.actions.open()}
            >
              Document…
            </Button>
            <BackToSaved store={store} />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRestore size={14} />}
              disabled={earlier === null || !differsInWeights(model, earlier.model)}
              title={earlier === null ? undefined : `All weights as in ${earlier.name}`}
              onClick={() => {
                if (earlier === null) return;
                actions.edit(`Reset all weights to ${earlier.name}`, (now) =>
                  resetWeights(now, earlier.model),
                );
              }}
            >
              Reset weights
            </Button>
          </>
        }
      />
      {saveError !== null && (
        <div className={classes['error']}>
          <ErrorPanel error={saveError} onClose={actions.dismissError} />
        </div>
      )}
      <MethodologyDialog store={methodology} workspace={workspace} />
      <div className={classes['columns']}>
        <div className={classes['rules']}>
          <Tabs
            value={tab}
            onChange={setTab}
            keepMounted={false}
            styles={{ tab: { paddingInline: 8 } }}
          >
            <Tabs.List>
              <Tabs.Tab value="weights">Weights</Tabs.Tab>
              <Tabs.Tab value="tiers">Tiers</Tabs.Tab>
              <Tabs.Tab value="ladder">Ladder</Tabs.Tab>
              <Tabs.Tab value="milestones">Milestones</Tabs.Tab>
              <Tabs.Tab value="settings">Rules</Tabs.Tab>
              <Tabs.Tab value="checks">Checks</Tabs.Tab>
              <Tabs.Tab value="versions">Versions</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="weights" className={classes['tab']}>
              <FindingList findings={findings} about={null} />
              {model.dimensions.map((dimension) => (
                <DimensionCard
                  key={dimension.id}
                  dimension={dimension}
                  model={model}
                  earlier={earlier}
                  saved={savedModel.dimensions.find(({ id }) => id === dimension.id)}
                  snapshot={snapshot}
                  findings={findings}
                  store={store}
                />
              ))}
              <AddDimensionMenu model={model} snapshot={snapshot} actions={actions} />
              <Button
                size="xs"
                variant="subtle"
                leftSection={<IconUsersGroup size={14} />}
                onClick={votes.actions.open}
              >
                Votes on weights…
              </Button>
              {isVoting && (
                <VotesDialog store={votes} scoring={store} model={model} workspace={workspace} />
              )}
            </Tabs.Panel>
            <Tabs.Panel value="tiers" className={classes['tab']}>
              <TierEditor
                model={model}
                snapshot={snapshot}
                findings={findings}
                store={store}
                ladder={inView}
                onLadder={setInView}
              />
            </Tabs.Panel>
            <Tabs.Panel value="ladder" className={classes['tab']}>
              <LadderTab
                store={store}
                ladder={ladder}
                model={model}
                snapshot={snapshot}
                findings={findings}
              />
            </Tabs.Panel>
            <Tabs.Panel value="milestones" className={classes['tab']}>
              <MilestonesTab
                store={store}
                model={model}
                snapshot={snapshot}
                findings={findings}
                isReadOnly={workspace.isReadOnly}
              />
            </Tabs.Panel>
            <Tabs.Panel value="settings" className={classes['tab']}>
              <ModelSettings model={model} snapshot={snapshot} actions={actions} />
            </Tabs.Panel>
            <Tabs.Panel value="checks" className={classes['tab']}>
              <ModelChecks store={store} model={model} snapshot={snapshot} />
            </Tabs.Panel>
            <Tabs.Panel value="versions" className={classes['tab']}>
              <VersionsPanel store={versions} workspace={workspace} />
            </Tabs.Panel>
          </Tabs>
        </div>
        {tab === 'ladder' ? (
          <ReplayPanel store={ladder} model={model} snapshot={snapshot} />
        ) : tab === 'milestones' ? (
          <MilestonePanel
            store={milestones}
            model={model}
            snapshot={snapshot}
            name={workspace.name}
            revision={workspace.revision}
            isReadOnly={workspace.isReadOnly}
          />
        ) : (
          <Consequences store={store} snapshot={snapshot} ladder={inView} onLadder={setInView} />
        )}
      </div>
    </div>
  );
};
