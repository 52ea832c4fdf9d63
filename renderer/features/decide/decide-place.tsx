import { Button, SegmentedControl } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ApproveStore } from '#renderer/stores/approve-store.ts';
import type { AuditStore } from '#renderer/stores/audit-store.ts';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import type { DecideStore, DecideView } from '#renderer/stores/decide-store.ts';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import type { LettersStore } from '#renderer/stores/letters-store.ts';
import type { QualityStore } from '#renderer/stores/quality-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { GrantedFile } from '#shared/ipc/shell-contract.ts';
import { isTimed } from '#shared/ladder/ladder-clock.ts';
import { nextStanding } from '#shared/ladder/next-standing.ts';
import { nextDay } from '#shared/ladder/start-ladder.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { ApproveView } from './approve/approve-view.tsx';
import { AuditView } from './audit/audit-view.tsx';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { CycleContent } from './cycle/cycle-content.tsx';
import { CyclesView } from './cycle/cycles-view.tsx';
import { ContentPanel } from './content/content-panel.tsx';
import { proposalContent } from './content/proposal-content.ts';
import { IdentitiesView } from './identities/identities-view.tsx';
import { LettersView } from './letters/letters-view.tsx';
import { RecordsPanel } from './sign/records-panel.tsx';
import { SignedResult } from './sign/signed-result.tsx';
import { sensitiveInProposal } from './sign/sensitive-in-proposal.ts';
import { SignPanel } from './sign/sign-panel.tsx';
import { useBlocking } from './sign/use-blocking.ts';
import { VerifyView } from './verify/verify-view.tsx';
import classes from './decide.module.css';

/** Where the ladder has a clock, its next review proposes; else the score and the rules of today. */
const proposedTiers = (model: ScoringModel, snapshot: Snapshot, futures: Futures): Uint8Array =>
  isTimed(model)
    ? reviewedTiers(model, snapshot, Math.floor(Date.now() / 86_400_000))
    : scoreFuture(model, snapshot, futures, null).tiers;

const reviewedTiers = (model: ScoringModel, snapshot: Snapshot, today: number): Uint8Array =>
  nextStanding(model, snapshot, nextDay(model, today), today).columns.tier;

type DecidePlaceProps = {
  readonly store: DecideStore;
  readonly cycles: CycleStore;
  readonly audit: AuditStore;
  readonly letters: LettersStore;
  readonly identities: IdentitiesStore;
  readonly approve: ApproveStore;
  /** Null on the start page, where only verifying is possible. */
  readonly workspace: Workspace | null;
  readonly snapshot: Snapshot | null;
  /** Asks the shell for the path of a dropped file; null where it is of no kind that is read. */
  readonly grantFile: (file: File) => Promise<GrantedFile | null>;
  readonly onOpenPlace: (place: 'data' | 'model') => void;
  readonly quality: QualityStore;
  /** Shows the alerts on the data. */
  readonly onOpenQuality: () => void;
};

const views: readonly { readonly value: DecideView; readonly label: string }[] = [
  { value: 'cycles', label: 'Cycles' },
  { value: 'propose', label: 'Propose' },
  { value: 'approve', label: 'Approve' },
  { value: 'identities', label: 'Identities' },
  { value: 'letters', label: 'Letters' },
  { value: 'verify', label: 'Verify' },
  { value: 'audit', label: 'Audit trail' },
];

/** The proposal: what it says, who signs it, and whether one that came holds. */
export const DecidePlace = (props: DecidePlaceProps) => {
  const { store, cycles, audit, identities, approve, workspace, snapshot, grantFile, onOpenPlace } =
    props;
  const { letters, quality, onOpenQuality } = props;
  const state = useStoreState(store, (all) => all);
  const { actions } = store;
  const view = workspace === null ? 'verify' : state.view;

  const takeDropped = async (file: File): Promise<void> => {
    const granted = await grantFile(file);
    if (granted?.kind === 'proposal') await actions.verify(granted.path);
    else actions.refuse(file.name);
  };

  return (
    <div className={classes['place']}>
      <PageHeader
        title="Decide"
        description="A signed proposal of tiers that anybody can verify, without Tierwright."
        actions={
          workspace !== null && (
            <SegmentedControl
              size="xs"
              aria-label="View"
              data={views.map(({ value, label }) => ({ value, label }))}
              value={view}
              onChange={(value) =>
                actions.show(views.find((each) => each.value === value)?.value ?? 'propose')
              }
            />
          )
        }
      />
      <div className={classes['scroll']}>
        {view === 'verify' || workspace === null ? (
          <VerifyView
            page={state.verifierPage}
            verifying={state.verifying}
            report={state.verification}
            actions={actions}
            onDropFile={(file) => void takeDropped(file)}
          />
        ) : view === 'cycles' ? (
          <CyclesView
            store={cycles}
            workspace={workspace}
            onPropose={(cycle) => actions.proposeCycle(cycle)}
          />
        ) : view === 'approve' ? (
          <Approve
            store={approve}
            decide={store}
            identities={identities}
            cycles={cycles}
            workspace={workspace}
            quality={quality}
            onOpenData={onOpenQuality}
          />
        ) : view === 'identities' ? (
          <IdentitiesView store={identities} />
        ) : view === 'letters' ? (
          <LettersView store={letters} workspace={workspace} />
        ) : view === 'audit' ? (
          <AuditView store={audit} revision={workspace.revision} programme={workspace.name} />
        ) : (
          <Propose
            store={store}
            cycles={cycles}
            workspace={workspace}
            snapshot={snapshot}
            onOpenPlace={onOpenPlace}
            quality={quality}
            onOpenQuality={onOpenQuality}
          />
        )}
      </div>
    </div>
  );
};

type ApproveProps = {
  readonly store: ApproveStore;
  readonly decide: DecideStore;
  readonly identities: IdentitiesStore;
  readonly cycles: CycleStore;
  readonly workspace: Workspace;
  readonly quality: QualityStore;
  readonly onOpenData: () => void;
};

const Approve = ({ workspace, quality, ...rest }: ApproveProps) => {
  const cycle = useStoreState(rest.decide, (all) => all.cycle);
  const blocking = useBlocking(quality, rest.cycles, cycle, workspace.revision);
  return (
    <ApproveView
      {...rest}
      things={sensitiveInProposal(workspace.model, workspace.sensitive)}
      records={workspace.proposals}
      blocking={blocking}
    />
  );
};

type ProposeProps = Pick<
  DecidePlaceProps,
  'store' | 'cycles' | 'snapshot' | 'onOpenPlace' | 'quality' | 'onOpenQuality'
> & {
  readonly workspace: Workspace;
};

const Propose = (props: ProposeProps) => {
  const { store, cycles, workspace, snapshot, onOpenPlace, quality, onOpenQuality } = props;
  const state = useStoreState(store, (all) => all);
  const blocking = useBlocking(quality, cycles, state.cycle, workspace.revision);
  const { futures, proposals, isReadOnly } = workspace;
  const model = useMemo(
    () => (snapshot === null ? workspace.model : settleModel(workspace.model, snapshot).model),
    [workspace.model, snapshot],
  );
  const { signed, identity } = state;
  const content = useMemo(
    () =>
      snapshot === null
        ? null
        : proposalContent(model, snapshot, proposedTiers(model, snapshot, futures)),
    [model, snapshot, futures],
  );
  const things = sensitiveInProposal(model, workspace.sensitive);
  const hasCriteria = model.dimensions.some(({ criteria }) => criteria.length > 0);

  if (content === null || snapshot === null || content.partners === 0 || !hasCriteria) {
    const hasPartners = (content?.partners ?? 0) > 0;
    return (
      <EmptyState
        icon={<IconSignature size={40} stroke={1.25} />}
        title={hasPartners ? 'No criterion to judge by yet' : 'No partners yet'}
        actions={
          <Button onClick={() => onOpenPlace(hasPartners ? 'model' : 'data')}>
            {hasPartners ? 'Go to Model' : 'Go to Data'}
          </Button>
        }
      >
        A proposal says which tier each partner should have and why. It needs partners and a model
        that judges them. Proposals of others can be verified at any time.
      </EmptyState>
    );
  }

  return (
    <div className={classes['columns']}>
      {signed !== null && (
        <SignedResult
          record={signed}
          identity={identity === 'unknown' ? null : identity}
          onShow={() => void store.actions.showInFolder(signed.path)}
          onNext={store.actions.startNext}
        />
      )}
      <div className={classes['main']}>
        {state.cycle === null ? (
          <ContentPanel content={content} model={model} snapshot={snapshot} />
        ) : (
          <CycleContent store={cycles} id={state.cycle} />
        )}
      </div>
      <div className={classes['main']}>
        <SignPanel
          state={state}
          actions={store.actions}
          isReadOnly={isReadOnly}
          cycles={cycles}
          things={things}
          records={proposals}
          blocking={blocking}
          onOpenData={onOpenQuality}
        />
        <RecordsPanel records={proposals} actions={store.actions} />
      </div>
    </div>
  );
};
